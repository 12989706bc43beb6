"""Who asked hears that the ticket was closed."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class TicketClosed(NoticeKind):
    """Who asked hears that the ticket was closed."""

    label = _("my repair ticket was closed")
    hears = _("Who asked hears that the ticket was closed.")
    scope = staticmethod(tickets_seen)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
