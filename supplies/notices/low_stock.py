"""The storekeepers hear once when an item falls below its minimum."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import storekeepers


class LowStockTold(NoticeKind):
    """The storekeepers hear once when an item falls below its minimum."""

    label = _("below minimum")
    hears = _("The storekeepers hear once when an item falls below its minimum.")
    scope = staticmethod(storekeepers)
    placeholders = ("item", "number", "available", "on_order", "minimum", "unit", "to_buy", "link")
