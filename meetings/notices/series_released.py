"""The organiser hears that the dates of a series that nobody came to were released."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class SeriesReleased(NoticeKind):
    """The organiser hears that the dates of a series that nobody came to were released."""

    label = _("the dates of your series were released")
    hears = _("The organiser hears that the dates of a series that nobody came to were released.")
    scope = staticmethod(bookings_seen)
    placeholders = (*PLACEHOLDERS, "many")
    samples = {**SAMPLES, "many": ("6", "6")}
