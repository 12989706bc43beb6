"""Who asked for a room hears that the office does not agree, and why."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class BookingDeclined(NoticeKind):
    """Who asked for a room hears that the office does not agree, and why."""

    label = _("the office declined a booking")
    hears = _("Who asked for a room hears that the office does not agree, and why.")
    scope = staticmethod(bookings_seen)
    placeholders = (*PLACEHOLDERS, "because")
    samples = {**SAMPLES, "because": ("当天有外宾接待", "Guests have it that day")}
