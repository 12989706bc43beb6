"""An exception from the rule of quotes that nobody decides comes up again."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import buyers


class ExceptionWaits(NoticeKind):
    """An exception from the rule of quotes that nobody decides comes up again."""

    label = _("an exception waits for a signature")
    hears = _("An exception from the rule of quotes that nobody decides comes up again.")
    scope = staticmethod(buyers)
    placeholders = ("what", "reason", "link")
