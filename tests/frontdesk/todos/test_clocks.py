"""The three clocks on the same limit: the wall counts everything, days count working days, hours count working hours."""

from datetime import datetime, timedelta

import pytest

from frontdesk.todos.promises import Clock, moment
from frontdesk.workdays.load import calendar
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
