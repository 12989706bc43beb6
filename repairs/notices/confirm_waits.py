"""Who asked is reminded to say whether the repair works."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class ConfirmWaits(NoticeKind):
    """Who asked is reminded to say whether the repair works."""

    label = _("please confirm: is it fixed?")
    hears = _("Who asked is reminded to say whether the repair works.")
    scope = staticmethod(tickets_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
