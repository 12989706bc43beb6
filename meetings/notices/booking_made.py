"""The organiser hears when somebody else books a room for them."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class BookingMade(NoticeKind):
    """The organiser hears when somebody else books a room for them."""

    label = _("somebody else booked a room for you")
    hears = _("The organiser hears when somebody else books a room for them.")
    scope = staticmethod(bookings_seen)
    placeholders = (*PLACEHOLDERS, "person")
    samples = {**SAMPLES, "person": ("林若溪", "Rita Lin")}
