"""The team lead hears that a ticket has not been repaired for a day, the admin manager that it has not for two."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import over_tickets, tickets_seen


class StillOpen(NoticeKind):
    """The team lead hears that a ticket has not been repaired for a day, the admin manager that it has not for two."""

    label = _("a ticket is not repaired after a day or two")
    hears = _("The team lead hears that a ticket has not been repaired for a day, the admin manager that it has not for two.")
    scope = staticmethod(tickets_seen)
    settled = staticmethod(over_tickets)
    placeholders = (*PLACEHOLDERS, "age")
    samples = {**SAMPLES, "age": ("2天", "2 days")}
