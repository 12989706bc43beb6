"""The team's lead hears at any hour that nobody took an emergency; without a team the admin managers."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import taken_tickets, tickets_seen


class EmergencyUnassigned(NoticeKind):
    """The team's lead hears at any hour that nobody took an emergency; without a team the admin managers."""

    label = _("nobody takes an emergency")
    hears = _("The team's lead hears at any hour that nobody took an emergency; without a team the admin managers.")
    emergency = True
    scope = staticmethod(tickets_seen)
    settled = staticmethod(taken_tickets)
    placeholders = (*PLACEHOLDERS[:-1], "team", "link")
    samples = {**SAMPLES, "team": ("工程维修组", "Maintenance")}
