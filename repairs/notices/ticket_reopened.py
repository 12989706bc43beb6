"""Who repaired it, or the team lead, hears that it was opened again."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class TicketReopened(NoticeKind):
    """Who repaired it, or the team lead, hears that it was opened again."""

    label = _("a repair was opened again")
    hears = _("Who repaired it, or the team lead, hears that it was opened again.")
    at_once = True
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "person", "words")
    samples = SAMPLES | {"person": ("唐牧", "Tom Tang"), "words": ("更换了密封圈", "replaced the seal")}
