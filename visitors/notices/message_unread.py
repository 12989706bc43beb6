"""Who was left a message and the stand-in hear that it is not read; then the department head and the desk."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import messages_seen


class MessageUnread(NoticeKind):
    """Who was left a message and the stand-in hear that it is not read; then the department head and the desk."""

    label = _("a message is not read")
    hears = _("Who was left a message and the stand-in hear that it is not read; then the department head and the desk.")
    scope = staticmethod(messages_seen)
    at_once = True
    placeholders = ("caller", "person", "company", "link")
