"""Whoever has a fault of the network, and the team lead, hear that its contingency plan is owed."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class ContingencyOwed(NoticeKind):
    """Whoever has a fault of the network, and the team lead, hear that its contingency plan is owed."""

    label = _("a network fault has no contingency plan")
    hears = _("Whoever has a fault of the network, and the team lead, hear that its contingency plan is owed.")
    at_once = True
    scope = staticmethod(tickets_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
