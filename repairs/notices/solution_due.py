"""Whoever repairs hears that the time for it is nearly over."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class SolutionDue(NoticeKind):
    """Whoever repairs hears that the time for it is nearly over."""

    label = _("a repair is due soon")
    hears = _("Whoever repairs hears that the time for it is nearly over.")
    at_once = True
    scope = staticmethod(tickets_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
