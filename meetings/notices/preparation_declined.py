"""Who ordered preparation for a room that is theirs already hears that the office does not prepare it, and why."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class PreparationDeclined(NoticeKind):
    """Who ordered preparation for a room that is theirs already hears that the office does not prepare it, and why."""

    label = _("the office does not prepare a room")
    hears = _("Who ordered preparation for a room that is theirs already hears that the office does not prepare it, and why.")
    scope = staticmethod(bookings_seen)
    placeholders = (*PLACEHOLDERS, "because")
    samples = {**SAMPLES, "because": ("当天有外宾接待", "Guests have it that day")}
