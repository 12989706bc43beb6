"""Storekeepers and the admin manager are reminded of a stocktake that waits for them."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import stocktakes_seen


class StocktakeWaits(NoticeKind):
    """Storekeepers and the admin manager are reminded of a stocktake that waits for them."""

    label = _("a stocktake waits")
    hears = _("Storekeepers and the admin manager are reminded of a stocktake that waits for them.")
    scope = staticmethod(stocktakes_seen)
    placeholders = ("number", "store", "link")
