"""Who wrote a purchase application hears that it was refused, and why."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import buyers


class ApplicationIsRefused(NoticeKind):
    """Who wrote a purchase application hears that it was refused, and why."""

    label = _("a purchase application was refused")
    hears = _("Who wrote a purchase application hears that it was refused, and why.")
    scope = staticmethod(buyers)
    placeholders = ("number", "purpose", "by", "words", "link")
