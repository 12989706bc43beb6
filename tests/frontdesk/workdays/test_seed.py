"""The first content of the calendar, against the dates that the State Council published."""

from datetime import date, time

import pytest

from frontdesk.workdays.models import Day, OfficeHours, Year
from frontdesk.workdays.seed import days_of, plant


def dates(year, *months_and_days):
    return [date(year, *map(int, text.split("-"))) for text in months_and_days]


MAKE_UP = {
    2024: dates(2024, "2-4", "2-18", "4-7", "4-28", "5-11", "9-14", "9-29", "10-12"),
    2025: dates(2025, "1-26", "2-8", "4-27", "9-28", "10-11"),
    2026: dates(2026, "1-4", "2-14", "2-28", "5-9", "9-20", "10-10"),
    2027: [],
}
FREE_WEEKDAYS_OF_2026 = dates(
    2026,
    *("1-1", "1-2"),
    *("2-16", "2-17", "2-18", "2-19", "2-20", "2-23"),
    *("4-6",),
    *("5-1", "5-4", "5-5"),
    *("6-19",),
    *("9-25",),
    *("10-1", "10-2", "10-5", "10-6", "10-7"),
)


@pytest.mark.parametrize("year", MAKE_UP)
def test_make_up_working_days_are_those_published(year):
    assert [day.on for day in days_of(year) if day.is_workday] == MAKE_UP[year]


def test_the_free_weekdays_of_2026_are_those_published():
    assert [day.on for day in days_of(2026) if not day.is_workday and day.on.weekday() < 5] == FREE_WEEKDAYS_OF_2026


def test_days_have_names_in_both_languages():
    named = {day.on: (day.name_zh, day.name_en) for day in days_of(2026)}
    assert named[date(2026, 2, 17)] == ("春节", "Chinese New Year (Spring Festival)")
    assert named[date(2026, 2, 20)] == ("休息日（由 2026-02-14 调休）", "Day off (substituted from 2026-02-14)")
    assert named[date(2026, 2, 14)] == ("调休上班", "Make-up working day")


@pytest.fixture
def bare(db):
    for model in (OfficeHours, Day, Year):
        model.objects.all().delete()


def test_planting_fills_three_tables(bare):
    plant(OfficeHours, Day, Year)
    assert list(OfficeHours.objects.values_list("weekday", "opens", "lunch_from", "lunch_until", "closes")) == [
        (weekday, time(9), time(12), time(13), time(18)) for weekday in range(5)
    ]
    assert dict(Year.objects.values_list("year", "status")) == {2024: "official", 2025: "official", 2026: "official", 2027: "provisional"}
    assert list(Day.objects.filter(is_workday=True).values_list("on", flat=True)) == [day for year in MAKE_UP.values() for day in year]
    assert Day.objects.filter(on__year=2027).count() == len(days_of(2027)) > 0


def test_planting_again_keeps_what_the_office_changed(bare):
    plant(OfficeHours, Day, Year)
    OfficeHours.objects.filter(weekday=4).update(closes=time(17))
    Day.objects.filter(on=date(2026, 1, 4)).update(is_workday=False, name_zh="公司放假")
    rows = Day.objects.count()
    plant(OfficeHours, Day, Year)
    assert OfficeHours.objects.get(weekday=4).closes == time(17)
    assert Day.objects.get(on=date(2026, 1, 4)).name_zh == "公司放假"
    assert Day.objects.count() == rows
