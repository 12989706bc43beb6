"""Whoever a call concerns hears of it as soon as it has ended."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import calls_seen, no_longer_calls


class CallNoted(NoticeKind):
    """Whoever a call concerns hears of it as soon as it has ended."""

    label = _("a call for you")
    hears = _("Whoever a call concerns hears of it as soon as it has ended.")
    scope = staticmethod(calls_seen)
    settled = staticmethod(no_longer_calls)
    at_once = True
    placeholders = ("caller", "company", "phone", "about", "words", "outcome", "taker", "link")
    samples = {
        "about": ("咨询", "question"),
        "words": ("想要最新报价", "Would like a new quotation"),
        "outcome": ("电话已转给您。", "The call was put through to you."),
    }
