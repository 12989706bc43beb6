"""The admin managers hear that somebody asks to buy with fewer quotes than the rule wants."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import buyers


class ExceptionAsked(NoticeKind):
    """The admin managers hear that somebody asks to buy with fewer quotes than the rule wants."""

    label = _("fewer quotes than the rule asks for")
    hears = _("The admin managers hear that somebody asks to buy with fewer quotes than the rule wants.")
    scope = staticmethod(buyers)
    placeholders = ("what", "quotes", "reason", "who", "link")
