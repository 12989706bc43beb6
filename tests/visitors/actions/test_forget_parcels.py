"""Parcels are forgotten when their time is over: numbers, senders, addresses and codes go; that there was one, and what it cost, stays."""

from datetime import timedelta
from decimal import Decimal

import pytest

from frontdesk.journal.forgetting import DECLARED
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.search.models import SearchRow
from tests.factories.parcels import a_parcel, a_shipment
from tests.factories.visitors import left_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.actions import parcel_days, parcels, shipments
from visitors.actions.forgetting.person import forget_person
from visitors.actions.parcel_handing import hand_back, hand_over
from visitors.models import Parcel, Shipment

pytestmark = pytest.mark.django_db
LATER = MONDAY_9AM + timedelta(days=400)


def forget(model: type, before: object = MONDAY_9AM + 30 * DAY) -> int:
    declared = DECLARED[model._meta.label_lower]
    return declared.erase(declared.old(before), now=LATER)


def test_what_has_left_the_shelf_loses_what_names_somebody(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann, sender="李雷", damage="寄给李雷的盒子")
    parcel_days.tell([parcel], now=MONDAY_9AM)
    hand_over([parcel], taker=ann, code=parcel.code, by=rita, now=MONDAY_9AM + HOUR)

    assert (forget(Parcel), forget(Parcel)) == (1, 0)
    parcel.refresh_from_db()
    assert (parcel.number, parcel.sender, parcel.damage, parcel.code, parcel.forgotten_at) == ("*", "", "", "", LATER)
    assert not any(notice.data for notice in Notice.objects.filter(kind="visitors.parcel_arrived"))
    assert not SearchRow.objects.filter(kind="visitors.parcel").exists()


def test_what_waits_or_left_lately_stays(ann: Person, rita: Person) -> None:
    a_parcel(ann)
    late = a_parcel(ann)
    hand_back(late, by=rita, now=MONDAY_9AM + 31 * DAY)
    assert forget(Parcel) == 0


def test_a_forgotten_one_changes_no_more_and_is_found_by_nobody(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    hand_back(parcel, by=rita, now=MONDAY_9AM)
    forget(Parcel)
    with pytest.raises(parcels.Refused) as refused:
        parcels.amend(parcel, recipient=ann, kind="private", shelf="", by=rita, now=LATER)
    assert refused.value.code == "forgotten"


def test_of_a_parcel_that_was_sent_department_and_fee_stay(ann: Person, rita: Person) -> None:
    shipment = a_shipment(ann)
    shipments.send(shipment, number="SF1423567890123", fee=Decimal("18.50"), by=rita, now=MONDAY_9AM)
    waits = a_shipment(ann)

    assert forget(Shipment) == 1
    shipment.refresh_from_db()
    assert (shipment.to_name, shipment.to_phone, shipment.to_address, shipment.what, shipment.number) == ("*", "", "", "*", "")
    assert (shipment.fee, shipment.department) == (Decimal("18.50"), ann.department)
    assert Shipment.objects.get(pk=waits.pk).to_name == "周倩"


def test_a_visitor_who_asks_is_forgotten_on_labels_but_not_on_one_still_to_be_sent(ann: Person, rita: Person, olga: Person) -> None:
    visit = left_visit(ann, phone="13800001234")
    gone, other, waits = a_shipment(ann), a_shipment(ann, to_phone="13700001111"), a_shipment(ann)
    for each in (gone, other):
        shipments.send(each, number="SF1423567890123", fee=Decimal(12), by=rita, now=MONDAY_9AM)
    forget_person(visit, reason="来电要求", by=olga, now=LATER)

    assert [Shipment.objects.get(pk=each.pk).to_name for each in (gone, other, waits)] == ["*", "周倩", "周倩"]
