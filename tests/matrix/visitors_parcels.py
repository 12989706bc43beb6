"""Doors of the parcels: who receives reads their own, the desk handles them all."""

from datetime import date

from django.utils import timezone

from frontdesk.people.models import Person
from tests.factories.parcels import NUMBERS, a_parcel, a_shipment
from tests.factories.people import DepartmentFactory
from tests.matrix.rows import BOARD, STAFF, Row, change, page, record, step
from visitors.models import Parcel, ParcelRound, Shipment

PAGES: dict[str, Row] = {
    **dict.fromkeys(["visitors:parcel_list", "visitors:parcel_export"], page(STAFF)),
    **dict.fromkeys(["visitors:parcel_new", "visitors:parcel_hand_over", "visitors:parcel_round"], page(BOARD)),
    "visitors:parcel_detail": record(STAFF, others=BOARD),
    **dict.fromkeys(["visitors:parcel_amend", "visitors:parcel_hand_back", "visitors:parcel_undo"], step(BOARD)),
    **dict.fromkeys([f"visitors:shipment_{name}" for name in ("list", "export", "costs", "costs_export", "new")], page(STAFF)),
    "visitors:shipment_detail": record(STAFF, others=BOARD),
    **dict.fromkeys(["visitors:shipment_send", "visitors:shipment_give_back"], step(BOARD)),
    "visitors:shipment_cancel": change(STAFF, others=BOARD),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A record of each kind that belongs to this person, as arguments of addresses."""
    now = timezone.now()
    return {
        "visitors:parcel_round": {"pk": ParcelRound.objects.get_or_create(begins_at=now)[0].pk},
        "visitors:parcel_": {"pk": a_parcel(person).pk},
        "visitors:shipment_": {"pk": a_shipment(person, department=DepartmentFactory()).pk},
    }


def plant(many: int, person: Person) -> None:
    """So many parcels on the shelf, in the list and to send."""
    now, department = timezone.now(), person.department or DepartmentFactory()
    Parcel.objects.bulk_create(
        [Parcel(number=f"SF{next(NUMBERS)}", recipient=person, received_at=now, received_by=person) for _number in range(many)]
    )
    given = {"department": department, "to_name": "周倩", "to_phone": "13800001234", "to_address": "上海", "what": "合同"}
    goes_on: date = timezone.localdate(now)
    open_ones = [Shipment(asker=person, **given, asked_at=now, goes_on=goes_on) for _number in range(many)]
    sent = [Shipment(asker=person, **given, asked_at=now, goes_on=goes_on, sent_at=now, fee=12) for _number in range(many)]
    Shipment.objects.bulk_create([*open_ones, *sent])
