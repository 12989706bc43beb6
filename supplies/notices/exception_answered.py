"""Who asked to buy with fewer quotes hears the answer."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import buyers


class ExceptionAnswered(NoticeKind):
    """Who asked to buy with fewer quotes hears the answer."""

    label = _("an exception was answered")
    hears = _("Who asked to buy with fewer quotes hears the answer.")
    scope = staticmethod(buyers)
    placeholders = ("what", "answer", "by", "words", "link")
