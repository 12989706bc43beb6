"""Calls and complaints with sensible defaults, by the real actions."""

from frontdesk.people.models import Department, Person
from tests.moments import MINUTE, MONDAY_9AM
from visitors.actions import calls, complaints
from visitors.models import Call, Complaint


def a_call(by: Person, **fields: object) -> Call:
    """Two minutes on Monday that end at nine."""
    now = fields.pop("now", MONDAY_9AM)
    given = {"name": "唐宁", "company": "启明咨询", "phone": "02155558000", "words": "问报价", "began_at": now - 2 * MINUTE, **fields}
    return calls.log(by=by, now=now, **given)


def put_through(by: Person, to: Person, **fields: object) -> Call:
    """Put through, and the desk asks the next working day whether it was solved."""
    return a_call(by, person=to, outcome="transferred", asks_if_solved=True, **fields)


def a_complaint(by: Person, department: Department, **fields: object) -> Complaint:
    """Monday at nine: a pump leaks."""
    given = {"name": "罗敏", "company": "申菱空调", "phone": "13700004455", "category": "quality", "words": "水泵漏水", "now": MONDAY_9AM}
    return complaints.receive(by=by, department=department, **{**given, "order_number": "HT-4711", "product": "P2 水泵", **fields})
