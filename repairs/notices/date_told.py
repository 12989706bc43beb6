"""Whoever waits for a repair hears by which day it is promised."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class DateTold(NoticeKind):
    """Whoever waits for a repair hears by which day it is promised."""

    label = _("the day a repair is promised for")
    hears = _("Whoever waits for a repair hears by which day it is promised.")
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "day")
    samples = {**SAMPLES, "day": ("11月26日", "November 26")}
