"""Team lead and admin manager hear at any hour that nobody has answered an emergency."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class EmergencyWaits(NoticeKind):
    """Team lead and admin manager hear at any hour that nobody has answered an emergency."""

    label = _("an emergency waits for an answer")
    hears = _("Team lead and admin manager hear at any hour that nobody has answered an emergency.")
    at_once = True
    emergency = True
    scope = staticmethod(tickets_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
