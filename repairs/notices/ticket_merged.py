"""Whoever reported a fault hears that it was merged into another ticket, which they follow from then on."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class TicketMerged(NoticeKind):
    """Whoever reported a fault hears that it was merged into another ticket, which they follow from then on."""

    label = _("a ticket was merged into another")
    hears = _("Whoever reported a fault hears that it was merged into another ticket, which they follow from then on.")
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "other")
    samples = {**SAMPLES, "other": ("BX-20261123-004", "BX-20261123-004")}
