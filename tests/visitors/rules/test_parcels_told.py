"""Told of parcels: one notice for a batch, at the latest after a quarter of an hour, before the end of the day in any case."""

from datetime import datetime

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.parcels import a_parcel
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions.parcel_handing import hand_back
from visitors.models import Parcel

pytestmark = pytest.mark.django_db
CLOSES = MONDAY_9AM + 9 * HOUR


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule="visitors.parcels_told", live_from=MONDAY_9AM - DAY)


def look(now: datetime) -> list[tuple[str, int]]:
    """Who was told now, of how many."""
    before = set(Notice.objects.values_list("pk", flat=True))
    run(RULES["visitors.parcels_told"], now=now)
    fresh = Notice.objects.filter(kind="visitors.parcel_arrived", channel="inbox").exclude(pk__in=before)
    return sorted(fresh.values_list("reader__username", "data__n"))


def test_three_minutes_after_the_last_one_notice_a_person_and_never_again(ann: Person, bo: Person) -> None:
    for minute in (0, 1, 2):
        a_parcel(ann, now=MONDAY_9AM + minute * MINUTE)
    a_parcel(bo, now=MONDAY_9AM + 4 * MINUTE)

    told = [look(MONDAY_9AM + minute * MINUTE) for minute in (4, 5, 6, 7, 8, 60)]
    assert told == [[], [("ann", 3)], [], [("bo", 1)], [], []]
    assert Parcel.objects.untold().count() == 0


def test_a_batch_without_end_is_told_of_a_quarter_of_an_hour_after_its_first(ann: Person) -> None:
    for minute in range(0, 16, 2):
        a_parcel(ann, now=MONDAY_9AM + minute * MINUTE)

    assert [look(MONDAY_9AM + minute * MINUTE) for minute in (14, 15)] == [[], [("ann", 8)]]


@pytest.mark.parametrize(
    ("logged", "looked", "told"),
    [
        (CLOSES - 31 * MINUTE, CLOSES - 30 * MINUTE, [("ann", 1)]),  # the last half hour: nobody waits
        (CLOSES - 32 * MINUTE, CLOSES - 31 * MINUTE, []),
        (CLOSES - MINUTE, CLOSES, [("ann", 1)]),
        (CLOSES + HOUR, CLOSES + HOUR, [("ann", 1)]),  # after closing too
        (MONDAY_9AM - 2 * DAY, MONDAY_9AM - 2 * DAY + MINUTE, []),  # a Saturday morning
        (MONDAY_9AM - 2 * DAY, MONDAY_9AM - 2 * DAY + 3 * MINUTE, [("ann", 1)]),
    ],
)
def test_private_ones_before_the_end_of_the_day(ann: Person, logged: datetime, looked: datetime, told: list[tuple[str, int]]) -> None:
    a_parcel(ann, kind="private", now=logged)
    assert look(looked) == told


def test_an_outage_ends_in_one_notice(ann: Person) -> None:
    a_parcel(ann)
    a_parcel(ann, now=MONDAY_9AM + 5 * HOUR)
    assert [look(MONDAY_9AM + DAY), look(MONDAY_9AM + DAY + MINUTE)] == [[("ann", 2)], []]


def test_what_left_the_shelf_before_is_nobodys_business(ann: Person) -> None:
    hand_back(a_parcel(ann), by=ann, now=MONDAY_9AM)
    assert look(MONDAY_9AM + HOUR) == []


def test_the_notice_says_shelf_and_code_to_whom_it_is_for(ann: Person) -> None:
    parcel = a_parcel(ann, kind="private", number="SF1423567890123")
    look(MONDAY_9AM + HOUR)
    assert (
        Notice.objects.get(kind="visitors.parcel_arrived", channel="inbox").data["list"]
        == f"顺丰速运 SF1423567890123 · 货架 A3 · 取件码 {parcel.code}"
    )
