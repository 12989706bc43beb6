"""A purchase application that nobody decides comes up again."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import buyers


class ApplicationWaits(NoticeKind):
    """A purchase application that nobody decides comes up again."""

    label = _("a purchase application waits")
    hears = _("A purchase application that nobody decides comes up again.")
    scope = staticmethod(buyers)
    placeholders = ("number", "purpose", "total", "link")
