"""The moments of a checklist: working days with make-up days and without holidays, weekdays and days of the month that move."""

from datetime import datetime, timedelta

import pytest

from frontdesk.people.models import Person
from frontdesk.workdays.load import calendar
from repairs.finding.round_times import due_in
from repairs.models import Checklist
from tests.factories.repairs_rounds import a_checklist
from tests.moments import SHANGHAI

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def at(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def days(checklist: Checklist, first: datetime, last: datetime) -> list[str]:
    return [f"{moment.astimezone(SHANGHAI):%m-%d %H:%M}" for moment in due_in(checklist, calendar(), first, last)]


def test_each_time_of_each_working_day_in_order(rita: Person) -> None:
    """1 to 7 October 2026 are holidays; Saturday the 10th is worked, Sunday the 11th is not."""
    twice = a_checklist(rita, times=["15:30", "10:30"])
    rest = [f"10-{day} {hour}" for day in ("08", "09", "10") for hour in ("10:30", "15:30")]
    assert days(twice, at(9, 30, 12), at(10, 12)) == ["09-30 15:30", *rest]


def test_after_one_moment_and_until_another_itself(rita: Person) -> None:
    one = a_checklist(rita, times=["10:00"])
    found = [days(one, at(11, 23, 10) + ahead, at(11, 24, 10)) for ahead in (timedelta(minutes=-1), timedelta(0))]
    assert found == [["11-23 10:00", "11-24 10:00"], ["11-24 10:00"]]


@pytest.mark.parametrize(
    ("shift", "expected"),
    [
        ("next", ["09-30 16:00", "10-08 16:00", "10-14 16:00"]),
        ("previous", ["09-30 16:00", "10-14 16:00"]),  # moved to where another one stands already
        ("none", ["09-30 16:00", "10-07 16:00", "10-14 16:00"]),
    ],
)
def test_a_wednesday_that_is_a_holiday_moves(rita: Person, shift: str, expected: list[str]) -> None:
    weekly = a_checklist(rita, repeat="weekly", weekdays="2", times=["16:00"], shift=shift)
    assert days(weekly, at(9, 28), at(10, 15)) == expected


def test_a_make_up_saturday_is_no_friday(rita: Person) -> None:
    weekly = a_checklist(rita, repeat="weekly", weekdays="4", times=["15:00"], shift="next")
    assert days(weekly, at(9, 29), at(10, 20)) == ["10-08 15:00", "10-09 15:00", "10-16 15:00"]


@pytest.mark.parametrize(
    ("day", "shift", "expected"),
    [
        (5, "previous", ["09-04", "09-30", "11-05"]),  # 5 September is a Saturday, 5 October a holiday
        (5, "next", ["09-07", "10-08", "11-05"]),
        (31, "previous", ["08-31", "09-30", "10-30"]),
        (31, "none", ["08-31", "09-30", "10-31"]),
    ],
)
def test_a_day_of_the_month_moves_off_free_days_and_the_31st_is_the_last(rita: Person, day: int, shift: str, expected: list[str]) -> None:
    monthly = a_checklist(rita, repeat="monthly", day_of_month=day, times=["16:00"], shift=shift)
    assert [each[:5] for each in days(monthly, at(8, 20), at(11, 10))] == expected


def test_what_is_called_for_has_no_times(rita: Person) -> None:
    assert days(a_checklist(rita, repeat="called"), at(9, 1), at(10, 1)) == []
