"""The organiser of a series that nobody comes to is asked to keep it or to end it."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class SeriesInDoubt(NoticeKind):
    """The organiser of a series that nobody comes to is asked to keep it or to end it."""

    label = _("nobody comes to your series")
    hears = _("The organiser of a series that nobody comes to is asked to keep it or to end it.")
    scope = staticmethod(bookings_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
