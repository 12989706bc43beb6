"""Parcels with sensible defaults, by the real actions."""

from itertools import count

from frontdesk.people.models import Person
from tests.factories.people import DepartmentFactory
from tests.moments import MONDAY_9AM
from visitors.actions import parcels, shipments
from visitors.models import Parcel, Shipment

NUMBERS = count(10_000_000_0000)


def a_parcel(recipient: Person, **fields: object) -> Parcel:
    """Logged on Monday at 9:00, on shelf A3."""
    given = {"number": f"SF{next(NUMBERS)}", "shelf": "A3", "by": recipient, "now": MONDAY_9AM, **fields}
    return parcels.receive(recipient=recipient, **given)


def a_shipment(asker: Person, **fields: object) -> Shipment:
    """Asked for on Monday at 9:00, paid by the asker's department."""
    given = {
        "to_name": "周倩",
        "to_company": "启明咨询",
        "to_phone": "13800001234",
        "to_address": "上海市静安区南京西路1号",
        "what": "合同",
    }
    given |= {"department": asker.department or DepartmentFactory(), "by": asker, "now": MONDAY_9AM}
    return shipments.ask(asker=asker, **{**given, **fields})
