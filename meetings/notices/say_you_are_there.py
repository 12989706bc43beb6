"""The organiser is asked as the meeting begins to say that it takes place."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen
from meetings.settled import said_or_over


class SayYouAreThere(NoticeKind):
    """The organiser is asked as the meeting begins to say that it takes place."""

    label = _("does your meeting take place?")
    hears = _("The organiser is asked as the meeting begins to say that it takes place.")
    at_once = True
    scope = staticmethod(bookings_seen)
    settled = staticmethod(said_or_over)
    placeholders = (*PLACEHOLDERS, "until")
    samples = {**SAMPLES, "until": ("10:10", "10:10")}
