"""Whoever has a ticket hears that the contractor’s link opens it no more."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import over_tickets, tickets_seen


class HandOffLinkOver(NoticeKind):
    """Whoever has a ticket hears that the contractor’s link opens it no more."""

    label = _("a contractor’s link has expired")
    hears = _("Whoever has a ticket hears that the contractor’s link opens it no more.")
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
