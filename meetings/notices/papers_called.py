"""Who is invited hears until when agenda points and papers are called in."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class PapersCalled(NoticeKind):
    """Who is invited hears until when agenda points and papers are called in."""

    label = _("agenda points and papers are called in")
    hears = _("Who is invited hears until when agenda points and papers are called in.")
    scope = staticmethod(bookings_seen)
    placeholders = (*PLACEHOLDERS, "until")
    samples = {**SAMPLES, "until": ("11-23 18:00", "11-23 18:00")}
