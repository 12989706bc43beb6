"""The admin manager hears that the stock analysis report of a month is ready, or was restated."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import buyers


class StockReportMade(NoticeKind):
    """The admin manager hears that the stock analysis report of a month is ready, or was restated."""

    label = _("the stock analysis report")
    hears = _("The admin manager hears that the stock analysis report of a month is ready, or was restated.")
    scope = staticmethod(buyers)
    placeholders = ("month", "what", "value", "cost", "rate", "dead", "short", "link")
