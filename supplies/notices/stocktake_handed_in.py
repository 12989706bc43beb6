"""The admin manager hears that a stocktake with differences waits for agreement."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import storekeepers


class StocktakeHandedIn(NoticeKind):
    """The admin manager hears that a stocktake with differences waits for agreement."""

    label = _("a stocktake is handed in")
    hears = _("The admin manager hears that a stocktake with differences waits for agreement.")
    scope = staticmethod(storekeepers)
    placeholders = ("number", "store", "by", "differences", "link")
