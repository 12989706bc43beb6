"""The admin managers hear that a purchase application waits for their decision."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import buyers


class ApplicationAsked(NoticeKind):
    """The admin managers hear that a purchase application waits for their decision."""

    label = _("a purchase application to decide")
    hears = _("The admin managers hear that a purchase application waits for their decision.")
    scope = staticmethod(buyers)
    placeholders = ("number", "purpose", "total", "route", "who", "link")
