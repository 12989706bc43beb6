"""The working calendar as truth tables. The year is China's 2026, as published."""

from datetime import UTC, date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from frontdesk.workdays.calendar import Calendar, Hours, Kind, Line, Special
from tests.frontdesk.workdays.offices import CHINA, DAY, HOUR, NOTHING, SHANGHAI, at, office, on


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


# --- days --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "kind", "is_workday"),
    [
        ("11-20", Kind.WORKDAY, True),  # a plain Friday
        ("11-21", Kind.WEEKEND, False),
        ("02-14", Kind.MAKE_UP, True),  # a Saturday worked for the Spring Festival
        ("02-15", Kind.WEEKEND, False),
        ("02-17", Kind.HOLIDAY, False),  # Spring Festival, a Tuesday
        ("04-05", Kind.HOLIDAY, False),  # Tomb-Sweeping Day, a Sunday
        ("04-06", Kind.HOLIDAY, False),  # and the Monday for it
        ("2024-02-29", Kind.WORKDAY, True),  # a leap day, Thursday
        ("2031-10-01", Kind.WORKDAY, True),  # a year nobody knows follows its weekdays
        ("2031-10-04", Kind.WEEKEND, False),
    ],
)
def test_what_a_day_is(day, kind, is_workday):
    assert (CHINA.kind(on(day)), CHINA.is_workday(on(day))) == (kind, is_workday)


@pytest.mark.parametrize(
    ("day", "previous", "following"),
    [
        ("11-18", "11-17", "11-19"),
        ("11-20", "11-19", "11-23"),  # over a weekend
        ("11-21", "11-20", "11-23"),
        ("02-13", "02-12", "02-14"),  # to a make-up Saturday
        ("02-14", "02-13", "02-24"),  # over the Spring Festival
        ("02-18", "02-14", "02-24"),
        ("02-24", "02-14", "02-25"),
        ("09-30", "09-29", "10-08"),  # over the National Day
        ("2024-02-28", "2024-02-27", "2024-02-29"),  # leap day
        ("2024-03-01", "2024-02-29", "2024-03-04"),
        ("12-31", "12-30", "2027-01-01"),  # 2027 is not in this calendar: weekdays only
    ],
)
def test_the_working_day_before_and_after(day, previous, following):
    assert (CHINA.previous_workday(on(day)), CHINA.next_workday(on(day))) == (on(previous), on(following))


@pytest.mark.parametrize(
    ("day", "direction", "answer"),
    [
        ("11-20", "previous", "11-20"),
        ("11-20", "next", "11-20"),
        ("11-21", "previous", "11-20"),
        ("11-21", "next", "11-23"),
        ("11-21", "none", "11-21"),
        ("02-14", "next", "02-14"),  # a make-up day needs no shift
        ("10-03", "previous", "09-30"),
        ("10-03", "next", "10-08"),
        ("05-31", "previous", "05-29"),  # a month's end on a Sunday
        ("01-31", "next", "02-02"),
    ],
)
def test_a_dated_rule_shifts_as_it_says(day, direction, answer):
    assert CHINA.shift(on(day), direction) == on(answer)


def test_an_unknown_direction_is_a_mistake():
    with pytest.raises(ValueError, match="unknown direction 'sideways'"):
        CHINA.shift(on("11-20"), "sideways")


@pytest.mark.parametrize(
    ("day", "n", "answer"),
    [
        ("11-20", 0, "11-20"),
        ("11-21", 0, "11-21"),
        ("11-20", 1, "11-23"),
        ("11-21", 1, "11-23"),
        ("11-20", 5, "11-27"),
        ("11-23", -1, "11-20"),
        ("11-22", -2, "11-19"),
        ("02-13", 3, "02-25"),
        ("02-25", -3, "02-13"),
    ],
)
def test_the_nth_working_day(day, n, answer):
    assert CHINA.add_workdays(on(day), n) == on(answer)


@pytest.mark.parametrize(
    ("year", "month", "weekday", "answer"),
    [
        (2026, 11, 4, "2026-11-27"),
        (2026, 7, 4, "2026-07-31"),  # the month's end itself
        (2026, 2, 5, "2026-02-28"),
        (2024, 2, 3, "2024-02-29"),  # a leap day
        (2026, 12, 0, "2026-12-28"),
    ],
)
def test_the_last_weekday_of_a_month(year, month, weekday, answer):
    assert Calendar.last_weekday_of_month(year, month, weekday) == on(answer)


def test_what_is_known_of_a_year():
    assert [CHINA.year_status(year) for year in (2026, 2027, 2028)] == ["official", "provisional", "none"]


# --- the hours clock ---------------------------------------------------------------------------------

HOURS = [
    ("11-20 10:00", "01:00", "11-20 11:00"),
    ("11-20 11:30", "01:00", "11-20 13:30"),  # over lunch
    ("11-20 11:00", "01:00", "11-20 12:00"),  # up to lunch, not past it
    ("11-20 12:20", "01:00", "11-20 14:00"),  # asked at lunch
    ("11-20 17:00", "01:00", "11-20 18:00"),  # up to closing
    ("11-20 17:30", "01:00", "11-23 09:30"),  # over a weekend
    ("11-19 20:00", "01:00", "11-20 10:00"),  # asked at night
    ("11-20 00:00", "01:00", "11-20 10:00"),
    ("11-19 06:00", "00:30", "11-19 09:30"),  # asked before opening
    ("11-19 17:59", "00:02", "11-20 09:01"),  # over midnight
    ("11-16 09:00", "40:00", "11-20 18:00"),  # a week of eight hours a day
    ("11-21 15:00", "08:00", "11-23 18:00"),  # asked on a Saturday
    ("02-14 10:00", "01:00", "02-14 11:00"),  # a make-up Saturday has the office's hours
    ("02-13 17:00", "02:00", "02-14 10:00"),
    ("02-14 17:00", "02:00", "02-24 10:00"),  # over the Spring Festival
    ("02-17 10:00", "01:00", "02-24 10:00"),  # asked in it
    ("2024-02-28 17:00", "02:00", "2024-02-29 10:00"),  # leap day
    ("12-31 17:00", "02:00", "2027-01-01 10:00"),  # into a year that is not entered: a plain Friday
    ("11-20 10:00", "00:00", "11-20 10:00"),
    ("11-21 10:00", "00:00", "11-21 10:00"),
]


def span(text):
    hours, minutes = text.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


@pytest.mark.parametrize(("start", "amount", "due"), HOURS)
def test_adding_working_hours(start, amount, due):
    assert CHINA.add_hours(at(start), span(amount)) == at(due)


@pytest.mark.parametrize(("start", "amount", "due"), HOURS)
def test_working_hours_between(start, amount, due):
    assert CHINA.hours_between(at(start), at(due)) == span(amount)
    assert CHINA.hours_between(at(due), at(start)) == -span(amount)


@pytest.mark.parametrize(
    ("due", "amount", "start"),
    [
        ("11-20 11:00", "01:00", "11-20 10:00"),
        ("11-20 10:00", "01:00", "11-20 09:00"),  # the opening, not last night's closing
        ("11-20 13:30", "01:00", "11-20 11:30"),
        ("11-23 09:30", "01:00", "11-20 17:30"),
        ("11-22 12:00", "01:00", "11-20 17:00"),
        ("02-24 10:00", "02:00", "02-14 17:00"),
    ],
)
def test_going_back_working_hours(due, amount, start):
    assert CHINA.add_hours(at(due), -span(amount)) == at(start)


def test_the_sum_behind_working_hours_is_told_day_by_day():
    assert CHINA.explain_hours(at("11-20 16:30"), at("11-23 10:00")) == [
        Line(on("11-20"), Kind.WORKDAY, timedelta(hours=1, minutes=30)),
        Line(on("11-21"), Kind.WEEKEND, NOTHING),
        Line(on("11-22"), Kind.WEEKEND, NOTHING),
        Line(on("11-23"), Kind.WORKDAY, HOUR),
    ]


def test_office_hours_without_lunch_and_a_short_saturday():
    hours = {0: Hours(time(8), time(16)), 5: Hours(time(9), time(12))}
    short = Calendar(hours=hours, specials={on("11-22"): Special(True)}, years={}, tz=SHANGHAI)
    assert short.add_hours(at("11-20 10:00"), 4 * HOUR) == at("11-22 09:00")  # Saturday's three, one of the make-up Sunday
    assert short.hours_between(at("11-23 00:00"), at("11-24 00:00")) == 8 * HOUR


# --- the days clock ----------------------------------------------------------------------------------

DAYS = [
    ("11-18 15:00", 1, "11-19 15:00"),
    ("11-18 23:30", 1, "11-19 23:30"),  # nights count
    ("11-20 15:00", 1, "11-23 15:00"),  # weekends do not
    ("11-20 15:00", 5, "11-27 15:00"),
    ("11-21 15:00", 1, "11-24 00:00"),  # asked on a Saturday: all of Monday
    ("11-20 00:00", 1, "11-23 00:00"),  # never due on a free day
    ("02-13 15:00", 1, "02-14 15:00"),  # make-up days count
    ("02-13 15:00", 2, "02-24 15:00"),  # the Spring Festival does not
    ("02-17 10:00", 1, "02-25 00:00"),
    ("09-30 12:00", 1, "10-08 12:00"),
    ("2024-02-28 09:00", 1, "2024-02-29 09:00"),
    ("2024-02-29 09:00", 1, "2024-03-01 09:00"),
    ("11-30 09:00", 1, "12-01 09:00"),
    ("12-31 09:00", 1, "2027-01-01 09:00"),
]


@pytest.mark.parametrize(("start", "n", "due"), DAYS)
def test_adding_working_days(start, n, due):
    assert CHINA.add_days(at(start), n) == at(due)
    assert CHINA.days_between(at(start), at(due)) == n * DAY
    assert CHINA.days_between(at(due), at(start)) == -n * DAY


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("11-20 15:00", timedelta(hours=12), "11-23 03:00"),
        ("11-20 15:00", timedelta(days=1, hours=9), "11-24 00:00"),
        ("11-23 15:00", -2, "11-19 15:00"),
        ("11-23 03:00", -timedelta(hours=12), "11-20 15:00"),
        ("11-21 15:00", 0, "11-23 00:00"),
        ("11-20 15:00", 0, "11-20 15:00"),
    ],
)
def test_parts_of_days_and_days_back(start, amount, due):
    assert CHINA.add_days(at(start), amount) == at(due)


def test_the_sum_behind_working_days_is_told_day_by_day():
    assert CHINA.explain_days(at("02-13 18:00"), at("02-24 06:00")) == [
        Line(on("02-13"), Kind.WORKDAY, timedelta(hours=6)),
        Line(on("02-14"), Kind.MAKE_UP, DAY),
        Line(on("02-15"), Kind.WEEKEND, NOTHING),
        *[Line(on(f"02-{day}"), Kind.HOLIDAY, NOTHING) for day in range(16, 21)],
        *[Line(on(f"02-{day}"), Kind.WEEKEND, NOTHING) for day in (21, 22)],
        Line(on("02-23"), Kind.HOLIDAY, NOTHING),
        Line(on("02-24"), Kind.WORKDAY, timedelta(hours=6)),
    ]


# --- zones, and the ends of time ---------------------------------------------------------------------


def test_a_day_is_the_offices_day_whatever_zone_the_instant_comes_in():
    late = at("11-22 16:30", UTC)  # half past midnight of Monday in Shanghai
    assert CHINA.day_of(late) == on("11-23")
    assert CHINA.add_hours(late, HOUR) == at("11-23 10:00")
    assert CHINA.add_days(late, 1) == at("11-24 00:30")
    assert CHINA.add_hours(late, HOUR).tzinfo is UTC


def test_changing_the_clocks_costs_nobody_an_hour():
    zone = ZoneInfo("America/New_York")
    abroad = office(tz=zone, years=())
    friday, monday = at("03-06 17:00", zone), at("03-09 10:00", zone)  # summer time begins on the Sunday between
    assert abroad.add_hours(friday, 2 * HOUR) == monday
    assert abroad.hours_between(friday, monday) == 2 * HOUR
    assert abroad.add_days(friday, 1) == at("03-09 17:00", zone)
    assert abroad.days_between(friday, at("03-09 17:00", zone)) == DAY


NOWHERE = office(hours={}, years=())


@pytest.mark.parametrize(
    "ask",
    [
        lambda: NOWHERE.add_hours(at("11-20 10:00"), HOUR),
        lambda: NOWHERE.add_days(at("11-20 10:00"), 1),
        lambda: NOWHERE.next_workday(on("11-20")),
        lambda: NOWHERE.shift(on("11-20"), "previous"),
    ],
)
def test_a_calendar_without_office_hours_says_so_instead_of_searching_for_ever(ask):
    with pytest.raises(ValueError, match="no office hours"):
        ask()


def test_between_two_moments_of_a_calendar_without_office_hours_lies_nothing():
    assert NOWHERE.hours_between(at("11-20 10:00"), at("11-27 10:00")) == NOTHING


@pytest.mark.parametrize(
    "ask",
    [
        lambda: CHINA.add_hours(at("11-20 10:00"), timedelta(days=365_000)),
        lambda: CHINA.add_days(at("11-20 10:00"), 10**12),
        lambda: CHINA.add_days(at("11-20 10:00"), -(10**12)),
        lambda: CHINA.add_workdays(on("11-20"), 10**12),
        lambda: CHINA.next_workday(date.max),
        lambda: CHINA.previous_workday(date.min),
        lambda: CHINA.hours_between(at("11-20 10:00"), at("9999-12-30 10:00")),
    ],
)
def test_what_is_too_far_away_ends_with_words(ask):
    with pytest.raises(ValueError, match="more than a hundred years"):
        ask()


def test_thirty_years_ahead_is_still_counted():
    assert CHINA.add_hours(at("11-20 09:00"), 8 * 5 * 52 * 30 * HOUR).year == 2056


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ({"opens": time(18), "closes": time(9)}, "must follow one another"),
        ({"opens": time(9), "closes": time(18), "lunch_from": time(13), "lunch_until": time(12)}, "must follow one another"),
        ({"opens": time(9), "closes": time(18), "lunch_from": time(8), "lunch_until": time(12)}, "must follow one another"),
        ({"opens": time(9), "closes": time(18), "lunch_from": time(12)}, "a beginning and an end"),
    ],
)
def test_office_hours_out_of_order_are_refused(hours, words):
    with pytest.raises(ValueError, match=words):
        Hours(**hours)
