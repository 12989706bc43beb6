"""Whoever repairs and the team lead hear that a repair is overdue."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class SolutionLate(NoticeKind):
    """Whoever repairs and the team lead hear that a repair is overdue."""

    label = _("a repair is overdue")
    hears = _("Whoever repairs and the team lead hear that a repair is overdue.")
    at_once = True
    scope = staticmethod(tickets_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
