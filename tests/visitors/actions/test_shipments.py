"""Parcels to send: on which day they go, sent with number and fee, given back, taken back; each ends once."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from frontdesk.workdays.load import calendar
from tests.factories.parcels import a_shipment
from tests.moments import HOUR, MONDAY_9AM, SHANGHAI
from visitors.actions import shipments
from visitors.models import Shipment
from visitors.promises.shipment_sent import ShipmentSent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("2026-11-23 09:00", date(2026, 11, 23)),
        ("2026-11-23 15:59", date(2026, 11, 23)),
        ("2026-11-23 16:00", date(2026, 11, 24)),
        ("2026-11-27 16:00", date(2026, 11, 30)),  # Friday after the cut-off: Monday
        ("2026-11-28 10:00", date(2026, 11, 30)),  # a Saturday
        ("2026-10-10 10:00", date(2026, 10, 10)),  # a Saturday that is worked
        ("2026-09-30 17:00", date(2026, 10, 8)),  # before the National Day holiday
    ],
)
def test_the_day_on_which_it_goes(asked: str, day: date) -> None:
    at = datetime.strptime(asked, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)
    assert shipments.goes_on(at, calendar()) == day


def test_sent_with_number_and_fee_its_sender_hears_both(ann: Person, rita: Person) -> None:
    shipment = a_shipment(ann)
    sent = shipments.send(shipment, number="sf1423567890123", fee=Decimal("18.50"), by=rita, now=MONDAY_9AM + HOUR)

    notice = Notice.objects.get(kind="visitors.shipment_sent", channel="inbox")
    assert (sent.number, sent.carrier, sent.fee, sent.sent_by) == ("SF1423567890123", "sf", Decimal("18.50"), rita)
    assert (notice.reader, notice.data["number"], notice.data["fee"]) == (ann, "SF1423567890123", "18.50")
    assert not todos.is_open(ShipmentSent, subject=shipment)


def test_given_back_with_a_word_why(ann: Person, rita: Person) -> None:
    shipment = a_shipment(ann)
    with pytest.raises(Refused) as refused:
        shipments.give_back(shipment, reason=" ", by=rita, now=MONDAY_9AM)
    shipments.give_back(shipment, reason="快递员没来", by=rita, now=MONDAY_9AM + HOUR)

    assert refused.value.code == "reason"
    assert Notice.objects.get(kind="visitors.shipment_given_back", channel="inbox").data["reason"] == "快递员没来"
    assert not todos.is_open(ShipmentSent, subject=shipment)


def test_it_ends_once(ann: Person, rita: Person) -> None:
    shipment = a_shipment(ann)
    shipments.cancel(shipment, by=ann, now=MONDAY_9AM)
    codes = []
    for end in (
        lambda: shipments.send(shipment, number="SF1423567890123", fee=Decimal(1), by=rita, now=MONDAY_9AM),
        lambda: shipments.give_back(shipment, reason="x", by=rita, now=MONDAY_9AM),
        lambda: shipments.cancel(shipment, by=ann, now=MONDAY_9AM),
    ):
        with pytest.raises(Refused) as refused:
            end()
        codes.append(refused.value.code)
    assert codes == ["over"] * 3


def test_only_who_asked_and_the_desk_take_it_back(ann: Person, bo: Person, rita: Person) -> None:
    shipment = a_shipment(ann)
    with pytest.raises(Refused) as refused:
        shipments.cancel(shipment, by=bo, now=MONDAY_9AM)
    shipments.cancel(shipment, by=rita, now=MONDAY_9AM)

    assert (refused.value.code, Shipment.objects.open().exists()) == ("not-yours", False)


@pytest.mark.parametrize(("field", "code"), [("to_name", "name"), ("to_address", "address"), ("what", "what"), ("to_phone", "phone")])
def test_what_the_carrier_asks_is_not_empty(ann: Person, field: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        a_shipment(ann, **{field: " "})
    assert refused.value.code == code
