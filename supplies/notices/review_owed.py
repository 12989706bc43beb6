"""Who buys is reminded of a supplier's quarterly review, then the admin manager."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import buyers


class ReviewOwed(NoticeKind):
    """Who buys is reminded of a supplier's quarterly review, then the admin manager."""

    label = _("a supplier's review is owed")
    hears = _("Who buys is reminded of a supplier's quarterly review, then the admin manager.")
    scope = staticmethod(buyers)
    placeholders = ("supplier", "quarter", "link")
