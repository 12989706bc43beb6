"""The three clocks on the same limit: the wall counts everything, days count working days, hours count working hours."""

from datetime import datetime, time, timedelta

import pytest

from frontdesk.todos.promises import Clock, elapsed, moment
from frontdesk.workdays.calendar import Hours
from frontdesk.workdays.load import calendar
from tests.frontdesk.workdays.offices import office
from tests.moments import SHANGHAI


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("clock", "since", "limit", "due"),
    [
        (Clock.WALL, at(2026, 11, 20, 17, 0), timedelta(hours=24), at(2026, 11, 21, 17, 0)),
        (Clock.DAYS, at(2026, 11, 20, 17, 0), timedelta(days=1), at(2026, 11, 23, 17, 0)),  # Friday → Monday
        (Clock.HOURS, at(2026, 11, 20, 17, 30), timedelta(hours=1), at(2026, 11, 23, 9, 30)),
        (Clock.HOURS, at(2026, 11, 23, 11, 30), timedelta(hours=1), at(2026, 11, 23, 13, 30)),  # over lunch
        (Clock.DAYS, at(2026, 2, 13, 10, 0), timedelta(days=1), at(2026, 2, 14, 10, 0)),  # Saturday 14 February 2026 is a make-up day
    ],
)
def test_when_it_is_due(clock: Clock, since: datetime, limit: timedelta, due: datetime) -> None:
    assert moment(clock, since, limit, None if clock is Clock.WALL else calendar()) == due


# The six vectors of an office open 9–12 and 13:30–18 that also works on the make-up days of 2026.
LATE_LUNCH = office(hours=dict.fromkeys(range(5), Hours(time(9), time(18), time(12), time(13, 30))))


@pytest.mark.parametrize(
    ("since", "minutes", "due"),
    [
        (at(2026, 9, 30, 17, 45), 30, at(2026, 10, 8, 9, 15)),  # over the National Day holidays
        (at(2026, 10, 9, 17, 30), 480, at(2026, 10, 10, 18, 0)),  # Saturday is a make-up day
        (at(2026, 9, 18, 17, 0), 480, at(2026, 9, 20, 17, 30)),  # so is Sunday
        (at(2026, 2, 13, 17, 30), 480, at(2026, 2, 14, 18, 0)),  # before Spring Festival: not ten days late
        (at(2026, 11, 20, 11, 50), 30, at(2026, 11, 20, 13, 50)),  # over lunch
    ],
)
def test_working_hours_across_holidays_make_up_days_and_lunch(since: datetime, minutes: int, due: datetime) -> None:
    assert moment(Clock.HOURS, since, timedelta(minutes=minutes), LATE_LUNCH) == due


def test_a_pause_over_a_weekend_counts_as_working_time_only() -> None:
    since, pause = at(2026, 11, 20, 10, 0), (at(2026, 11, 20, 17, 0), at(2026, 11, 23, 11, 0))
    assert elapsed(Clock.HOURS, *pause, LATE_LUNCH) == timedelta(hours=3)
    assert moment(Clock.HOURS, since, timedelta(minutes=480), LATE_LUNCH, [pause]) == at(2026, 11, 23, 15, 0)
