"""The head of a department hears that a rectification is due, when it is overdue the admin manager too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices.about_dates import NAMES, WORDS, dates_seen


class RectificationDue(NoticeKind):
    """The head of a department hears that a rectification is due, when it is overdue the admin manager too."""

    label = _("a rectification is due")
    hears = _("The head of a department hears that a rectification is due, when it is overdue the admin manager too.")
    at_once = True
    scope = staticmethod(dates_seen)
    settled = staticmethod(settled_todos)
    placeholders = NAMES
    samples = WORDS
