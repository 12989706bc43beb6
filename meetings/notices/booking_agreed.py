"""Who asked for a room hears that the office agrees."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class BookingAgreed(NoticeKind):
    """Who asked for a room hears that the office agrees."""

    label = _("the office agreed to a booking")
    hears = _("Who asked for a room hears that the office agrees.")
    scope = staticmethod(bookings_seen)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
