"""Who agrees to it hears that a stocktake with differences waits: the admin manager, or who decides in their place."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import stocktakes_seen


class StocktakeHandedIn(NoticeKind):
    """Who agrees to it hears that a stocktake with differences waits: the admin manager, or who decides in their place."""

    label = _("a stocktake is handed in")
    hears = _("Who agrees to it hears that a stocktake with differences waits: the admin manager, or who decides in their place.")
    scope = staticmethod(stocktakes_seen)
    placeholders = ("number", "store", "by", "differences", "link")
