"""Whoever a call was put through to, and their head, hear that the caller is not helped yet."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import calls_seen, no_longer_calls


class CallUnsolved(NoticeKind):
    """Whoever a call was put through to, and their head, hear that the caller is not helped yet."""

    label = _("a caller is not helped yet")
    hears = _("Whoever a call was put through to, and their head, hear that the caller is not helped yet.")
    scope = staticmethod(calls_seen)
    settled = staticmethod(no_longer_calls)
    placeholders = ("caller", "company", "phone", "person", "words", "result", "link")
    samples = {"words": ("想要最新报价", "Would like a new quotation"), "result": ("还在等配件", "The part has not come yet")}
