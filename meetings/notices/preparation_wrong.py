"""Reception and the admin manager hear that an organiser found a preparation wrong."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class PreparationWrong(NoticeKind):
    """Reception and the admin manager hear that an organiser found a preparation wrong."""

    label = _("a preparation was wrong")
    hears = _("Reception and the admin manager hear that an organiser found a preparation wrong.")
    at_once = True
    scope = staticmethod(bookings_seen)
    placeholders = (*PLACEHOLDERS, "person", "words")
    samples = {**SAMPLES, "person": ("安然", "Ann An"), "words": ("话筒没电", "The microphone was flat")}
