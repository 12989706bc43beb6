"""A ticket has become an emergency: its lead, and where somebody is at work on it they and the rest of the team, hear at any hour."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import over_tickets, tickets_seen


class EmergencyRaised(NoticeKind):
    """A ticket has become an emergency: its lead, and where somebody is at work on it they and the rest of the team, hear at any hour."""

    label = _("a ticket has become an emergency")
    hears = _(
        "A ticket has become an emergency: its lead, and where somebody is at work on it they and the rest of the team, hear at any hour."
    )
    emergency = True
    scope = staticmethod(tickets_seen)
    settled = staticmethod(over_tickets)
    placeholders = (*PLACEHOLDERS[:-1], "emergency", "has", "link")
    samples = {**SAMPLES, "emergency": ("漏水", "Water"), "has": ("已通知全组。", "The whole team is asked.")}
