"""Whoever has a ticket, and the lead of its team, hear that the contractor is late with it."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import over_tickets, tickets_seen


class HandOffLate(NoticeKind):
    """Whoever has a ticket, and the lead of its team, hear that the contractor is late with it."""

    label = _("a contractor is late")
    hears = _("Whoever has a ticket, and the lead of its team, hear that the contractor is late with it.")
    at_once = True
    scope = staticmethod(tickets_seen)
    settled = staticmethod(over_tickets)
    placeholders = (*PLACEHOLDERS, "contractor", "due", "phone")
    samples = {
        **SAMPLES,
        "contractor": ("物业管理处", "Tower management"),
        "due": ("11-24 12:00", "11-24 12:00"),
        "phone": ("021 5555 0110", "021 5555 0110"),
    }
