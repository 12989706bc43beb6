"""Who wrote a purchase application hears that it was approved and may be ordered."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import buyers


class ApplicationIsApproved(NoticeKind):
    """Who wrote a purchase application hears that it was approved and may be ordered."""

    label = _("a purchase application was approved")
    hears = _("Who wrote a purchase application hears that it was approved and may be ordered.")
    scope = staticmethod(buyers)
    placeholders = ("number", "purpose", "total", "by", "words", "link")
