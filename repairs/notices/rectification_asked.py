"""The head of a department hears by when a ticket must be seen to."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices.about_dates import NAMES, WORDS, dates_seen


class RectificationAsked(NoticeKind):
    """The head of a department hears by when a ticket must be seen to."""

    label = _("a department must rectify by a date")
    hears = _("The head of a department hears by when a ticket must be seen to.")
    at_once = True
    scope = staticmethod(dates_seen)
    settled = staticmethod(settled_todos)
    placeholders = NAMES
    samples = WORDS
