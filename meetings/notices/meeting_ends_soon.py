"""Who organises and who leads a meeting are told before its end, when the room is needed next or when they asked for it."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_taken_part
from meetings.settled import another_end


class MeetingEndsSoon(NoticeKind):
    """Who organises and who leads a meeting are told before its end, when the room is needed next or when they asked for it."""

    label = _("your meeting ends soon")
    hears = _("Who organises and who leads a meeting are told before its end, when the room is needed next or when they asked for it.")
    at_once = True
    scope = staticmethod(bookings_taken_part)
    settled = staticmethod(another_end)
    placeholders = (*PLACEHOLDERS, "until", "minutes")
    samples = {**SAMPLES, "until": ("11:00", "11:00"), "minutes": ("10", "10")}
