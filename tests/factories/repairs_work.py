"""What happens while something is repaired: parts from the store, contractors, photos; through the real actions."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from frontdesk.people.models import Person
from repairs.actions import contractors, parts
from repairs.models import HandOff, PartUsed, Ticket
from supplies.models import Item
from tests.factories.repairs import a_contractor
from tests.factories.supplies import a_store, stocked
from tests.moments import DAY, MONDAY_9AM

THURSDAY = date(2026, 11, 26)


def handed_off(ticket: Ticket, by: Person, *, now: datetime = MONDAY_9AM, days: int = 2, **more: Any) -> HandOff:
    """In a contractor's hands for so many days; the asker is told Thursday."""
    given = {"contractor": a_contractor(), "due_at": now + days * DAY, "told_on": THURSDAY, **more}
    return contractors.hand_off(ticket, by=by, now=now, **given)


def a_part(ticket: Ticket, by: Person, *, item: Item | None = None, many: int = 1, now: datetime = MONDAY_9AM, **more: Any) -> PartUsed:
    """A part from the usual store; where no item is given, one of which ten are there at 3.50."""
    item = item or stocked(10, "3.50", name="水龙头垫圈")
    given = {"client_id": uuid4(), "store": a_store(), **more}
    return parts.use(ticket, item=item, quantity=many, by=by, now=now, **given)
