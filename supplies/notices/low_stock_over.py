"""The storekeepers hear when an item is not below its minimum any more."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import storekeepers


class LowStockOver(NoticeKind):
    """The storekeepers hear when an item is not below its minimum any more."""

    label = _("above minimum again")
    hears = _("The storekeepers hear when an item is not below its minimum any more.")
    scope = staticmethod(storekeepers)
    placeholders = ("item", "number", "available", "on_order", "minimum", "unit", "link")
