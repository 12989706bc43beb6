"""Dates of a month move off free days, and each missed month is owed once."""

from datetime import date, datetime, time

import pytest

from frontdesk.timed.monthly import coming_months, months_at, on_the, on_the_last
from frontdesk.workdays.load import calendar
from tests.moments import DAY, MINUTE, SHANGHAI

pytestmark = pytest.mark.django_db
NINE = time(9)


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("month", "direction", "moment"),
    [
        (9, "previous", (9, 24)),  # the 25th is Mid-Autumn, a Friday
        (9, "next", (9, 28)),
        (9, "none", (9, 25)),
        (10, "previous", (10, 23)),  # a Sunday
        (10, "next", (10, 26)),
        (11, "previous", (11, 25)),
    ],
)
def test_the_twenty_fifth_moves_off_free_days(month: int, direction: str, moment: tuple[int, int]) -> None:
    owed = months_at(on_the(25), NINE, direction, since=at(month, 2), now=at(month, 30, 23), calendar=calendar())
    assert owed == [(date(2026, month, 1), at(*moment))]


def test_the_last_friday_the_fifth_and_a_make_up_saturday() -> None:
    working = calendar()
    last_friday = months_at(on_the_last(4), NINE, "previous", since=at(9, 1), now=at(9, 30), calendar=working)
    fifth = months_at(on_the(5), NINE, "next", since=at(10, 1), now=at(10, 30), calendar=working)
    make_up = months_at(on_the(10), NINE, "next", since=at(10, 1), now=at(10, 30), calendar=working)
    assert [moment for _month, moment in (*last_friday, *fifth, *make_up)] == [at(9, 24), at(10, 8), at(10, 10)]


def test_before_at_and_every_missed_month_and_the_end_of_a_short_one() -> None:
    working = calendar()
    for now, many in ((at(9, 24) - MINUTE, 0), (at(9, 24), 1), (at(11, 24), 2), (at(11, 25), 3)):
        assert len(months_at(on_the(25), NINE, "previous", since=at(9, 1), now=now, calendar=working)) == many
    february = months_at(on_the(31), NINE, "none", since=at(2, 5), now=at(2, 28) + DAY, calendar=working)
    assert [month for month, _moment in february] == [date(2026, 2, 1)]


def test_a_moment_that_moved_into_the_next_month_is_still_its_own_months() -> None:
    """Saturday 31 October 2026, moved to Monday 2 November."""
    owed = months_at(on_the(31), NINE, "next", since=at(11, 1), now=at(11, 3), calendar=calendar())
    assert owed == [(date(2026, 10, 1), at(11, 2))]


def test_the_coming_ones() -> None:
    coming = coming_months(on_the(25), NINE, "previous", at(9, 24), calendar())
    assert [f"{next(coming)[1]:%m-%d %H:%M}" for _number in range(3)] == ["10-23 09:00", "11-25 09:00", "12-25 09:00"]
