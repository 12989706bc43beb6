"""A technician hears that the lead gave them a ticket."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class TicketAssigned(NoticeKind):
    """A technician hears that the lead gave them a ticket."""

    label = _("the lead gave somebody a ticket")
    hears = _("A technician hears that the lead gave them a ticket.")
    at_once = True
    scope = staticmethod(tickets_seen)
    placeholders = (*PLACEHOLDERS, "by")
    samples = {**SAMPLES, "by": ("欧经理", "Olga Ou")}
