"""The organiser and reception hear once that a meeting has not left its room and the next one needs it."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen
from meetings.settled import left


class RoomOverrun(NoticeKind):
    """The organiser and reception hear once that a meeting has not left its room and the next one needs it."""

    label = _("a room is needed by the next meeting")
    hears = _("The organiser and reception hear once that a meeting has not left its room and the next one needs it.")
    at_once = True
    scope = staticmethod(bookings_seen)
    settled = staticmethod(left)
    placeholders = (*PLACEHOLDERS, "until", "next")
    samples = {**SAMPLES, "until": ("11:00", "11:00"), "next": ("11:15", "11:15")}
