"""Who asked, and who was to repair it, hear that the ticket was cancelled."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class TicketCancelled(NoticeKind):
    """Who asked, and who was to repair it, hear that the ticket was cancelled."""

    label = _("a repair ticket was cancelled")
    hears = _("Who asked, and who was to repair it, hear that the ticket was cancelled.")
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "person", "words")
    samples = SAMPLES | {"person": ("唐牧", "Tom Tang"), "words": ("更换了密封圈", "replaced the seal")}
