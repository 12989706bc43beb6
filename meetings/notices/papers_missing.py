"""Who has a point on the agenda and has put no paper is reminded once before the papers are due."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.finding.papers import no_longer_missing
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_taken_part


class PapersMissing(NoticeKind):
    """Who has a point on the agenda and has put no paper is reminded once before the papers are due."""

    label = _("a paper for a meeting is missing")
    hears = _("Who has a point on the agenda and has put no paper is reminded once before the papers are due.")
    scope = staticmethod(bookings_taken_part)
    placeholders = (*PLACEHOLDERS, "until")
    samples = {**SAMPLES, "until": ("11-23 18:00", "11-23 18:00")}
    settled = staticmethod(no_longer_missing)
