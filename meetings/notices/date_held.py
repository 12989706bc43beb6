"""Who began a series hears when a date that waited for its room is held."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class DateHeld(NoticeKind):
    """Who began a series hears when a date that waited for its room is held."""

    label = _("a date that waited has its room")
    hears = _("Who began a series hears when a date that waited for its room is held.")
    scope = staticmethod(bookings_seen)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
