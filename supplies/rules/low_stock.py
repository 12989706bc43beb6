"""When less of an item is free or coming than its minimum, the storekeepers hear once, and what fills it up is drafted to be bought."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from supplies.actions import low_stock
from supplies.models import Item, LowStock


class LowStockRule(Rule):
    """When less of an item is free or coming than its minimum, the storekeepers hear once, and what fills it up is drafted to be bought."""

    look = timedelta(minutes=5)
    title = _("Below minimum")
    sentence = _(
        "When less of an item is available or on order than its minimum, the storekeepers hear once, and a line that fills it up is "
        "drafted into the purchase plan; when it is above the minimum again, they hear of that, once. "
        "An item with a minimum of 0 is told of when it has run out."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Item | LowStock]:
        """Items that are low and not told of, and what was told of and is low no more."""
        return [*low_stock.fallen(), *low_stock.risen()]

    def once(self, subject: Item | LowStock) -> None:
        return None  # the open episode is the fact: one an item

    def what(self, subject: Item | LowStock, now: datetime) -> None:
        if isinstance(subject, Item):
            low_stock.begin(subject, now=now)
        else:
            low_stock.end(subject, now=now)
