"""A ledger of known movements for the stock analysis report."""

from datetime import date, datetime, time
from decimal import Decimal

from frontdesk.people.models import Department
from supplies.actions.ledger import Line, move
from supplies.models import Item, Kind, Movement
from tests.factories.supplies import a_store, an_item
from tests.moments import SHANGHAI


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=SHANGHAI)


def booked(
    item: Item,
    kind: Kind,
    many: int,
    on: date,
    *,
    cost: str | None = None,
    department: Department | None = None,
    now: datetime | None = None,
) -> Movement:
    """One movement on this day; booked on it unless a later moment is given."""
    line = Line(item, kind, many, document=an_item(name="单据"), unit_cost=Decimal(cost) if cost else None, department=department)
    return move([line], store=a_store(), on=on, by=None, now=now or at(on))[0]
