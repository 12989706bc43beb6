"""Whoever has a fault of the network hears that its askers wait to be told how it stands, later the team lead too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class ProgressOwed(NoticeKind):
    """Whoever has a fault of the network hears that its askers wait to be told how it stands, later the team lead too."""

    label = _("progress of a network fault is owed")
    hears = _("Whoever has a fault of the network hears that its askers wait to be told how it stands, later the team lead too.")
    at_once = True
    scope = staticmethod(tickets_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
