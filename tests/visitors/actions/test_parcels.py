"""Parcels as they come in: carrier, code, duplicates, corrections; and that their custody can't be changed."""

import pytest
from django.db import IntegrityError, connection, transaction

from frontdesk.append_only import install, remove
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.parcels import a_parcel
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.actions import parcel_days, parcels
from visitors.actions.parcel_handing import hand_back
from visitors.models import Parcel, ParcelEvent
from visitors.triggers import GUARD

pytestmark = pytest.mark.django_db


def refusal(**given: object) -> str:
    with pytest.raises(Refused) as refused:
        parcels.receive(**{"now": MONDAY_9AM, **given})
    return refused.value.code


def test_the_carrier_is_guessed_the_shelf_written_alike_and_a_code_drawn(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann, number=" sf 1423567890123 ", shelf=" b2", by=rita)

    assert (parcel.number, parcel.carrier, parcel.shelf, len(parcel.code), parcel.code.isdigit()) == (
        "SF1423567890123",
        "sf",
        "B2",
        6,
        True,
    )
    assert list(parcel.events.values_list("verb", "happened_by", "person", "shelf")) == [("receive_parcel", rita.pk, ann.pk, "B2")]


def test_a_named_carrier_stays(ann: Person) -> None:
    assert a_parcel(ann, carrier="ems").carrier == "ems"


def test_what_is_refused(ann: Person, rita: Person) -> None:
    gone = Person.objects.get(pk=ann.pk)
    gone.retired_at = MONDAY_9AM

    assert refusal(number="12", recipient=ann, by=rita) == "number"
    assert refusal(number="SF1423567890123", recipient=gone, by=rita) == "recipient"
    assert Parcel.objects.count() == 0


def test_a_number_that_is_there_waits_to_be_confirmed_each_time(ann: Person, rita: Person) -> None:
    same = {"number": "SF1423567890123", "recipient": ann, "by": rita}
    a_parcel(ann, number="SF1423567890123")
    first = refusal(**same)
    parcels.receive(**same, is_again=True, now=MONDAY_9AM)
    second = refusal(**same)

    assert (first, second) == ("duplicate", "duplicate")
    assert list(Parcel.objects.order_by("pk").values_list("again", flat=True)) == [0, 1]


def test_a_number_of_last_year_that_was_forgotten_is_nobodys(ann: Person) -> None:
    Parcel.objects.filter(pk=a_parcel(ann, number="SF1423567890123").pk).update(forgotten_at=MONDAY_9AM)
    assert a_parcel(ann, number="SF1423567890123").again == 0


def test_a_code_is_free_again_when_its_parcel_is_gone_and_never_twice_among_those_that_wait(ann: Person) -> None:
    first, second = a_parcel(ann), a_parcel(ann)
    with pytest.raises(IntegrityError), transaction.atomic():
        Parcel.objects.filter(pk=second.pk).update(code=first.code)
    hand_back(first, by=ann, now=MONDAY_9AM)

    assert Parcel.objects.filter(pk=second.pk).update(code=first.code) == 1


def test_a_draw_that_hits_a_code_in_use_draws_again(ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    draws = iter([7, 7, 8])
    monkeypatch.setattr(parcels.secrets, "randbelow", lambda _many: next(draws))
    assert [a_parcel(ann).code, a_parcel(ann).code] == ["000007", "000008"]


def test_another_recipient_has_another_code_and_is_told(ann: Person, bo: Person, rita: Person) -> None:
    parcel = a_parcel(ann, by=rita)
    parcel_days.tell([parcel], now=MONDAY_9AM)
    amended = parcels.amend(parcel, recipient=bo, kind="private", shelf="c1", by=rita, now=MONDAY_9AM + HOUR)

    assert (amended.recipient, amended.kind, amended.shelf, amended.told_at) == (bo, "private", "C1", None)
    assert amended.code != parcel.code
    assert list(Parcel.objects.untold()) == [parcel]
    assert [event.verb for event in parcel.events.all()] == ["receive_parcel", "tell_parcel", "amend_parcel"]


def test_what_has_left_the_shelf_is_not_corrected(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann, by=rita)
    hand_back(parcel, by=rita, now=MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        parcels.amend(parcel, recipient=ann, kind="private", shelf="", by=rita, now=MONDAY_9AM + DAY)
    assert refused.value.code == "over"


def test_the_database_keeps_the_custody_as_it_was_written(ann: Person) -> None:
    event = a_parcel(ann).events.get()
    install(connection, [GUARD])
    try:
        for change in (lambda: ParcelEvent.objects.filter(pk=event.pk).update(shelf="X"), event.delete):
            with pytest.raises(IntegrityError), transaction.atomic():
                change()
    finally:
        remove(connection, [GUARD])
    event.refresh_from_db()
    assert event.shelf == "A3"
