"""Quiet hours: when they end, on working days, days off and make-up working days."""

from datetime import datetime, time

import pytest

from frontdesk.outbox.quiet import end_of_quiet, in_office_time, is_within
from frontdesk.workdays.load import calendar
from tests.moments import SHANGHAI

pytestmark = pytest.mark.django_db
EVENING, MORNING = time(20), time(8)


def at(words: str) -> datetime:
    return datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("posted", "out"),
    [
        ("2026-11-23 09:00", "2026-11-23 09:00"),  # a Monday
        ("2026-11-23 19:59", "2026-11-23 19:59"),
        ("2026-11-23 20:00", "2026-11-24 08:00"),
        ("2026-11-24 03:00", "2026-11-24 08:00"),
        ("2026-11-24 08:00", "2026-11-24 08:00"),
        ("2026-11-27 21:00", "2026-11-30 08:00"),  # over a weekend
        ("2026-11-28 12:00", "2026-11-30 08:00"),
        ("2026-10-01 10:00", "2026-10-08 08:00"),  # the National Day week
        ("2026-10-10 10:00", "2026-10-10 10:00"),  # a Saturday that is worked
        ("2026-10-10 20:30", "2026-10-12 08:00"),
    ],
)
def test_the_end_of_the_office_s_quiet_hours(posted: str, out: str) -> None:
    assert end_of_quiet(at(posted), EVENING, MORNING, calendar(), free_days=True) == at(out)


@pytest.mark.parametrize(
    ("begin", "end", "free_days", "posted", "out"),
    [
        (time(13), time(14), True, "2026-11-23 13:30", "2026-11-23 14:00"),  # within one day
        (EVENING, MORNING, False, "2026-11-28 12:00", "2026-11-28 12:00"),  # days off are not quiet
        (EVENING, MORNING, False, "2026-11-28 22:00", "2026-11-29 08:00"),
        (time(), time(), False, "2026-11-28 22:00", "2026-11-28 22:00"),  # no hours
    ],
)
def test_hours_of_one_s_own(begin: time, end: time, free_days: bool, posted: str, out: str) -> None:
    assert end_of_quiet(at(posted), begin, end, calendar(), free_days=free_days) == at(out)


def test_equal_times_are_no_hours_and_the_end_is_not_quiet() -> None:
    assert [is_within(time(8), EVENING, MORNING), is_within(time(20), EVENING, MORNING), is_within(time(9), time(9), time(9))] == [
        False,
        True,
        False,
    ]


def test_office_time_includes_lunch_and_no_weekend() -> None:
    days = calendar()
    assert [in_office_time(at(f"2026-11-{moment}"), days) for moment in ("23 08:59", "23 12:30", "23 18:00", "28 10:00")] == [
        False,
        True,
        False,
        False,
    ]
