"""Reception is reminded to tidy a room after a meeting; when it is late the admin manager hears of it, too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class RoomUntidy(NoticeKind):
    """Reception is reminded to tidy a room after a meeting; when it is late the admin manager hears of it, too."""

    label = _("a room is to be tidied")
    hears = _("Reception is reminded to tidy a room after a meeting; when it is late the admin manager hears of it, too.")
    at_once = True
    scope = staticmethod(bookings_seen)
    settled = staticmethod(settled_todos)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
