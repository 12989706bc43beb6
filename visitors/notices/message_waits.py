"""Whoever was left a message is reminded; then the department head is told."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import messages_seen


class MessageWaits(NoticeKind):
    """Whoever was left a message is reminded; then the department head is told."""

    label = _("a message waits")
    hears = _("Whoever was left a message is reminded; then the department head is told.")
    scope = staticmethod(messages_seen)
    placeholders = ("caller", "person", "company", "link")
