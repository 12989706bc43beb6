"""Items, stores and stock with sensible defaults. Stock goes through the real actions."""

from decimal import Decimal
from itertools import count

from frontdesk.people.models import Person
from supplies.actions.ledger import Line, move
from supplies.models import Category, Item, Kind, Movement, Store
from tests.moments import MONDAY_9AM

NUMBERS = count(1)


def a_store(name: str = "文具柜") -> Store:
    return Store.objects.get_or_create(name=name)[0]


def an_item(**fields: object) -> Item:
    category = fields.pop("category", None) or Category.objects.get_or_create(name="文具")[0]
    given = {"name": "中性笔", "unit": "支", "number": f"W{next(NUMBERS):04d}", "created_at": MONDAY_9AM, **fields}
    return Item.objects.create(category=category, **given)


def stocked(many: int, cost: str = "2", by: Person | None = None, **fields: object) -> Item:
    """An item of which so many are there."""
    item = an_item(**fields)
    put_in(item, many, cost, by=by)
    return item


def put_in(item: Item, many: int, cost: str = "2", *, by: Person | None = None, kind: Kind = Kind.OPENING) -> Movement:
    """So many come in at this price; the document is a new item's card, for want of another."""
    line = Line(item, kind, many, document=an_item(name="单据"), unit_cost=Decimal(cost))
    return move([line], store=a_store(), on=MONDAY_9AM.date(), by=by, now=MONDAY_9AM)[0]


def take_out(item: Item, many: int, *, by: Person | None = None, document: object = None, kind: Kind = Kind.ISSUE) -> Movement | None:
    """So many go; None where this document had moved before."""
    line = Line(item, kind, many, document=document or an_item(name="单据"))
    return next(iter(move([line], store=a_store(), on=MONDAY_9AM.date(), by=by, now=MONDAY_9AM)), None)
