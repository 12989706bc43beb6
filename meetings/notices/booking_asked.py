"""The office hears that somebody asks for a room that it agrees to."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.models import Booking
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


def asks(booking: Booking) -> dict[str, object]:
    """What is asked for, and what holds until then: the room, or of a room that is theirs its preparation alone."""
    if booking.meeting is not None and booking.meeting.asks_for_service_alone:
        return {"asks": _("Preparation asked for"), "until": _("the room is theirs, and they ask you to prepare it")}
    return {"asks": pgettext("a room", "Asked for"), "until": _("the room is asked for and held until you answer")}


class BookingAsked(NoticeKind):
    """The office hears that somebody asks for a room that it agrees to."""

    label = gettext_lazy("somebody asks for a room")
    hears = gettext_lazy("The office hears that somebody asks for a room that it agrees to.")
    scope = staticmethod(bookings_seen)
    settled = staticmethod(settled_todos)
    placeholders = (*PLACEHOLDERS, "asks", "until")
    samples = {
        **SAMPLES,
        "asks": ("申请使用会议室", "Asked for"),
        "until": ("在您答复前为其保留会议室", "the room is asked for and held until you answer"),
    }
