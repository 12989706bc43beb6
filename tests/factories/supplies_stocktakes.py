"""Stocktakes as they come to be: opened, counted, explained, handed in, by the real actions."""

from datetime import datetime

from frontdesk.people.models import Person
from supplies.actions import stocktake_approval, stocktakes
from supplies.models import Item, Stocktake, StocktakeLine
from tests.factories.supplies import a_store
from tests.moments import MONDAY_9AM


def a_stocktake(*, by: Person | None = None, now: datetime = MONDAY_9AM, **fields: object) -> Stocktake:
    """Everything of the usual store, just frozen."""
    return stocktakes.open(a_store(), by=by, now=now, **fields)


def line_of(stocktake: Stocktake, item: Item) -> StocktakeLine:
    return stocktake.lines.select_related("item").get(item=item)


def counted(stocktake: Stocktake, item: Item, many: int, *, by: Person, now: datetime = MONDAY_9AM, is_anew: bool = False) -> StocktakeLine:
    return stocktakes.count(line_of(stocktake, item), counted=many, by=by, now=now, is_anew=is_anew)


def finished(found: dict[Item, int], *, by: Person, agreed_by: Person | None = None, now: datetime = MONDAY_9AM) -> Stocktake:
    """A stocktake of these items, counted so and handed in, and agreed to by whoever is given; differences are losses."""
    made = a_stocktake(by=by, items=list(found), now=now)
    for item, many in found.items():
        line = counted(made, item, many, by=by, now=now)
        if line.difference:
            stocktakes.explain(line, cause="loss", by=by, now=now)
    held = stocktakes.hand_in(made, by=by, now=now)
    return stocktake_approval.approve(held, by=agreed_by, now=now) if agreed_by else held
