"""The team lead hears that a low rating waits to be looked into."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class RatingLow(NoticeKind):
    """The team lead hears that a low rating waits to be looked into."""

    label = _("a low rating waits to be looked into")
    hears = _("The team lead hears that a low rating waits to be looked into.")
    scope = staticmethod(tickets_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
