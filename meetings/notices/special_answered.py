"""Who asked for something special hears whether it was bought."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class SpecialAnswered(NoticeKind):
    """Who asked for something special hears whether it was bought."""

    label = _("something special was answered")
    hears = _("Who asked for something special hears whether it was bought.")
    at_once = True
    scope = staticmethod(bookings_seen)
    placeholders = (*PLACEHOLDERS, "special", "answer")
    samples = {**SAMPLES, "special": ("鲜花 × 2", "Flowers × 2"), "answer": ("已买到", "bought")}
