"""Doors of repair tickets."""

from frontdesk.people.models import Person
from repairs.models import Ticket
from tests.factories.repairs import a_category, a_spot, reported
from tests.matrix.rows import MANAGER, STAFF, Row, record
from tests.moments import MONDAY_9AM

PAGES: dict[str, Row] = {
    "repairs:ticket_detail": record(STAFF, others=MANAGER),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A ticket that this person reported."""
    return {"repairs:ticket_": {"number": reported(person).number}}


def plant(many: int, person: Person) -> None:
    """So many tickets of one person."""
    common, there = {"asker": person, "place": a_spot(), "category": a_category(), "reported_at": MONDAY_9AM}, Ticket.objects.count()
    Ticket.objects.bulk_create([Ticket(number=f"BX-20200101-{there + n:03}", **common) for n in range(many)])
