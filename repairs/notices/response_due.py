"""Whoever has a ticket, or leads its team, hears that it waits for an answer."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class ResponseDue(NoticeKind):
    """Whoever has a ticket, or leads its team, hears that it waits for an answer."""

    label = _("a ticket waits for an answer")
    hears = _("Whoever has a ticket, or leads its team, hears that it waits for an answer.")
    at_once = True
    scope = staticmethod(tickets_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
