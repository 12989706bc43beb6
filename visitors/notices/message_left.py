"""Somebody hears at once that a message was left for them."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import messages_seen


class MessageLeft(NoticeKind):
    """Somebody hears at once that a message was left for them."""

    label = _("a message for you")
    hears = _("Somebody hears at once that a message was left for them.")
    scope = staticmethod(messages_seen)
    at_once = True
    placeholders = ("caller", "company", "phone", "words", "urgent", "call_back", "taker", "link")
