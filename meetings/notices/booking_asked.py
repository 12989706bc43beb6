"""The office hears that somebody asks for a room that it agrees to."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class BookingAsked(NoticeKind):
    """The office hears that somebody asks for a room that it agrees to."""

    label = _("somebody asks for a room")
    hears = _("The office hears that somebody asks for a room that it agrees to.")
    scope = staticmethod(bookings_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
