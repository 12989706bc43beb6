"""Team lead and admin manager hear that nobody answered a ticket in time."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class ResponseLate(NoticeKind):
    """Team lead and admin manager hear that nobody answered a ticket in time."""

    label = _("nobody answered a ticket in time")
    hears = _("Team lead and admin manager hear that nobody answered a ticket in time.")
    at_once = True
    scope = staticmethod(tickets_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
