"""The organiser hears when somebody else moves their booking."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES, WAS
from meetings.scope import bookings_seen


class BookingChanged(NoticeKind):
    """The organiser hears when somebody else moves their booking."""

    label = _("somebody else moved your booking")
    hears = _("The organiser hears when somebody else moves their booking.")
    scope = staticmethod(bookings_seen)
    placeholders = (*PLACEHOLDERS, "person", "was")
    samples = {**SAMPLES, "person": ("林若溪", "Rita Lin"), "was": WAS}
