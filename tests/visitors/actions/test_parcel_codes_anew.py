"""Whoever has a new pick-up code hears of it, though they heard of the parcel before; who is brought a parcel twice hears it twice."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.parcels import a_parcel
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.sample_files import taken
from visitors.actions import parcel_days, parcels
from visitors.actions.parcel_handing import bring, hand_back, hand_over, undo
from visitors.models import Parcel

pytestmark = pytest.mark.django_db


def heard(person: Person, kind: str = "parcel_arrived") -> list[str]:
    rows = Notice.objects.filter(kind=f"visitors.{kind}", channel="inbox", reader=person).order_by("pk")
    return [data["list"] for data in rows.values_list("data", flat=True)]


@pytest.fixture
def told(ann: Person) -> Parcel:
    parcel = a_parcel(ann)
    parcel_days.tell([parcel], now=MONDAY_9AM)
    return Parcel.objects.get()


@pytest.mark.parametrize("how", ["signed for by a colleague", "back to the carrier"])
def test_after_an_undo_the_recipient_hears_the_new_code(how: str, told: Parcel, ann: Person, bo: Person, rita: Person) -> None:
    if how == "back to the carrier":
        hand_back(told, by=rita, now=MONDAY_9AM + HOUR)
    else:
        hand_over([told], taker=bo, signature=taken(), by=rita, now=MONDAY_9AM + HOUR)
    again = undo(told, by=rita, now=MONDAY_9AM + HOUR + MINUTE)

    first, second = heard(ann)
    assert (told.code in first, again.code in second, again.code != told.code) == (True, True, True)
    assert again.told_at == MONDAY_9AM  # when they first heard of it is what the month counts
    assert [event.verb for event in again.events.all()][-2:] == ["undo_parcel", "tell_parcel"]


def test_who_had_not_heard_yet_is_told_by_the_rule_once(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    hand_over([parcel], taker=ann, code=parcel.code, by=rita, now=MONDAY_9AM)
    again = undo(parcel, by=rita, now=MONDAY_9AM + MINUTE)
    assert heard(ann) == []
    run(RULES["visitors.parcels_told"], now=MONDAY_9AM + HOUR)
    [said] = heard(ann)
    assert again.code in said


def test_a_parcel_that_is_private_after_all_is_told_of_with_its_new_code(ann: Person, tom: Person, told: Parcel, rita: Person) -> None:
    held = parcels.amend(told, recipient=ann, kind="private", shelf="A3", by=rita, now=MONDAY_9AM + MINUTE)
    run(RULES["visitors.parcels_told"], now=MONDAY_9AM + HOUR)
    assert (held.code != told.code, held.code in heard(ann)[-1], len(heard(ann))) == (True, True, 2)


def test_brought_by_mistake_and_brought_by_the_next_round_is_heard_twice(told: Parcel, ann: Person, rita: Person) -> None:
    for hours in (2, 3):
        bring([told], by=rita, now=MONDAY_9AM + hours * HOUR)
        undo(told, by=rita, now=MONDAY_9AM + hours * HOUR + MINUTE)
    assert len(heard(ann, "parcel_brought")) == 2
