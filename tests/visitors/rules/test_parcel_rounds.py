"""Rounds at 11:00 and 18:00 of working days: before, at, again, after an outage, over a weekend, on a make-up day."""

from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.parcels import a_parcel
from tests.moments import DAY, MONDAY_9AM, SHANGHAI
from visitors.models import ParcelRound

pytestmark = pytest.mark.django_db
RULE = "visitors.parcel_rounds"


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


def live_from(now: datetime) -> None:
    RuleState.objects.create(rule=RULE, live_from=now)


def look(text: str) -> list[str]:
    """The rounds that were begun now, each with how many parcels."""
    before = set(ParcelRound.objects.values_list("pk", flat=True))
    run(RULES[RULE], now=moment(text))
    fresh = ParcelRound.objects.exclude(pk__in=before)
    return [f"{made.begins_at.astimezone(SHANGHAI):%m-%d %H:%M} × {made.parcels.count()}" for made in fresh]


def test_before_at_after_again(ann: Person) -> None:
    live_from(MONDAY_9AM - DAY)
    a_parcel(ann)

    looks = ["2026-11-23 10:59", "2026-11-23 11:00", "2026-11-23 11:01", "2026-11-23 17:59", "2026-11-23 18:00", "2026-11-23 18:01"]
    assert [look(each) for each in looks] == [[], ["11-23 11:00 × 1"], [], [], ["11-23 18:00 × 1"], []]
    assert Todo.objects.open().filter(promise="visitors.round_made").count() == 1


@pytest.mark.parametrize(
    ("came", "day", "begun"),
    [
        ("2026-11-20 18:30", "2026-11-21", []),  # a Saturday
        ("2026-11-20 18:30", "2026-11-23", ["11-23 11:00 × 1"]),
        ("2026-10-09 18:30", "2026-10-10", ["10-10 11:00 × 1"]),  # a Saturday that is worked
        ("2026-09-30 18:30", "2026-10-01", []),  # a holiday
        ("2026-09-30 18:30", "2026-10-08", ["10-08 11:00 × 1"]),
    ],
)
def test_only_on_working_days(ann: Person, came: str, day: str, begun: list[str]) -> None:
    live_from(moment(came))
    a_parcel(ann, now=moment(came))
    assert look(f"{day} 11:00") == begun


@pytest.mark.parametrize(
    ("day", "begun"),
    [
        ("2026-11-27", ["11-27 18:00 × 1"]),
        ("2026-11-28", []),  # a Saturday
        ("2026-10-10", ["10-10 18:00 × 1"]),  # a Saturday that is worked
        ("2026-10-11", []),  # the Sunday after it
        ("2026-10-02", []),  # a holiday
    ],
)
def test_in_the_evening_too(ann: Person, day: str, begun: list[str]) -> None:
    live_from(moment(f"{day} 12:00"))
    a_parcel(ann, now=moment(f"{day} 12:00"))
    assert [look(f"{day} 17:59"), look(f"{day} 18:00"), look(f"{day} 18:00")] == [[], begun, []]


def test_an_outage_over_several_rounds_owes_one_the_newest(ann: Person) -> None:
    live_from(MONDAY_9AM - DAY)
    a_parcel(ann)
    assert [look("2026-11-25 12:00"), look("2026-11-25 12:01")] == [["11-25 11:00 × 1"], []]


def test_private_ones_and_an_empty_shelf_make_no_round(ann: Person) -> None:
    live_from(MONDAY_9AM - DAY)
    a_parcel(ann, kind="private")
    assert (look("2026-11-23 11:00"), Todo.objects.count()) == ([], 0)


def test_what_comes_a_minute_too_late_goes_with_the_next(ann: Person) -> None:
    live_from(MONDAY_9AM - DAY)
    a_parcel(ann, now=moment("2026-11-23 11:01"))
    assert [look("2026-11-23 11:02"), look("2026-11-23 18:00")] == [[], ["11-23 18:00 × 1"]]
