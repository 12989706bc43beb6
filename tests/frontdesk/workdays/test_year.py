"""A year as people read it: holidays as they are announced, months from Monday to Sunday."""

from datetime import date, time

import pytest
from django.utils import translation

from frontdesk.workdays.calendar import Hours, Kind
from frontdesk.workdays.year import months, openings, stretches, week_heads
from tests.frontdesk.workdays.offices import OFFICE, office

CHINA = office(years=(2025, 2026, 2027))


def announced(year: int) -> list[tuple[str, str, int, str]]:
    return [
        (f"{each.first:%m-%d}", f"{each.last:%m-%d}", each.days, each.name) for each in stretches(CHINA, year) if each.kind is Kind.HOLIDAY
    ]


def test_the_holidays_of_2026_are_those_of_the_state_councils_notice() -> None:
    assert announced(2026) == [
        ("01-01", "01-03", 3, "元旦"),
        ("02-15", "02-23", 9, "农历除夕 · 春节"),
        ("04-04", "04-06", 3, "清明节"),
        ("05-01", "05-05", 5, "劳动节"),
        ("06-19", "06-21", 3, "端午节"),
        ("09-25", "09-27", 3, "中秋节"),
        ("10-01", "10-07", 7, "国庆节"),
    ]


def test_two_festivals_in_one_run_of_free_days_are_both_named() -> None:
    assert announced(2025)[-1] == ("10-01", "10-08", 8, "国庆节 · 中秋节")


def test_names_are_in_the_readers_language() -> None:
    with translation.override("en"):
        assert announced(2026)[1][3] == "Chinese New Year's Eve · Chinese New Year (Spring Festival)"


def test_make_up_days_stand_among_them_by_date() -> None:
    assert [f"{each.first:%m-%d}" for each in stretches(CHINA, 2026) if each.kind is Kind.MAKE_UP] == [
        "01-04", "02-14", "02-28", "05-09", "09-20", "10-10",
    ]  # fmt: skip
    assert [each.first for each in stretches(CHINA, 2026)] == sorted(each.first for each in stretches(CHINA, 2026))


def test_a_year_nobody_knows_has_none() -> None:
    assert stretches(CHINA, 2031) == []


@pytest.mark.parametrize(("year", "days"), [(2026, 365), (2028, 366)])
def test_months_hold_every_day_once_under_its_weekday(year: int, days: int) -> None:
    cells = [
        (number, cell)
        for month in months(CHINA, year, date(year, 2, 1))
        for week in month.weeks
        for number, cell in enumerate(week)
        if cell
    ]
    assert len({cell.on for _number, cell in cells}) == len(cells) == days
    assert [cell.on for number, cell in cells if number != cell.on.weekday()] == []
    assert [cell.on for _number, cell in cells if cell.is_today] == [date(year, 2, 1)]


def test_weekdays_with_the_same_hours_are_one_line() -> None:
    with translation.override("en"):
        lines = [
            (each.first_name, each.last_name, each.hours)
            for each in openings(office(hours={**dict.fromkeys(range(4), OFFICE), 4: Hours(time(9), time(12))}))
        ]
    assert lines == [("Mon", "Thu", OFFICE), ("Fri", "Fri", Hours(time(9), time(12))), ("Sat", "Sun", None)]
    assert len(week_heads()) == 7
