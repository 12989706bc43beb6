"""Who asked hears what the team says about the repair."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class TicketAnswered(NoticeKind):
    """Who asked hears what the team says about the repair."""

    label = _("the team answered about my repair")
    hears = _("Who asked hears what the team says about the repair.")
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "person", "words")
    samples = SAMPLES | {"person": ("唐牧", "Tom Tang"), "words": ("更换了密封圈", "replaced the seal")}
