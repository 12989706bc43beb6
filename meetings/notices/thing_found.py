"""The organiser hears that something was left behind in the room."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class ThingFound(NoticeKind):
    """The organiser hears that something was left behind in the room."""

    label = _("something was left behind")
    hears = _("The organiser hears that something was left behind in the room.")
    at_once = True
    scope = staticmethod(bookings_seen)
    placeholders = (*PLACEHOLDERS, "words")
    samples = {**SAMPLES, "words": ("一把黑色雨伞", "A black umbrella")}
