"""The organiser hears that their room was given back because nobody came."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class RoomGivenBack(NoticeKind):
    """The organiser hears that their room was given back because nobody came."""

    label = _("nobody came to your meeting")
    hears = _("The organiser hears that their room was given back because nobody came.")
    scope = staticmethod(bookings_seen)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
