"""A ticket that nobody has is offered as soon as somebody of its team can be asked; until then whoever leads it knows."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar
from repairs.actions import dispatch
from repairs.finding.rosters import roster_at
from repairs.models import Ticket


class Waiting(Rule):
    """A ticket that nobody has is offered as soon as somebody of its team can be asked; until then whoever leads it knows."""

    title = _("Offer what waits")
    sentence = _(
        "A ticket that nobody has and nobody is asked about is offered as soon as somebody of its team comes on shift or is back; while "
        "nobody can be asked the team lead, or without a rule of dispatch that fits the admin manager, is told once. No ticket is "
        "unassigned without somebody knowing."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Ticket]:
        waiting = Ticket.objects.waiting().select_related("category", "place").most_urgent_first()
        if not waiting.exists():
            return []
        roster = roster_at(now, calendar())
        return (ticket for ticket in waiting if self._moves(ticket, dispatch.choose(ticket, now, roster=roster)))

    def _moves(self, ticket: Ticket, choice: dispatch.Choice) -> bool:
        """Whether somebody can be asked, or must be told that nobody can."""
        can_be_asked = bool(choice.in_emergency) if ticket.is_emergency else choice.chosen is not None
        return can_be_asked or not dispatch.is_told(ticket)

    def once(self, ticket: Ticket) -> None:
        return None  # what was offered or told about does not wait like that any more

    def what(self, ticket: Ticket, now: datetime) -> None:
        dispatch.offer_next(ticket, now=now)
