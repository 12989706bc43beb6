"""A repaired ticket about which nobody says anything for three working days closes itself; whoever asked hears of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from frontdesk.todos.promises import Clock
from frontdesk.workdays.load import calendar
from repairs.actions import closing
from repairs.models import Ticket
from repairs.promises.repair_confirmed import RepairConfirmed


class CloseUnconfirmed(Rule):
    """A repaired ticket about which nobody says anything for three working days closes itself; whoever asked hears of it."""

    look = timedelta(minutes=10)
    clock = Clock.DAYS
    title = _("Repairs nobody confirms")
    sentence = _(
        "A repaired ticket that nobody confirmed or opened again in the time of “Repairs confirmed” closes itself; whoever asked hears "
        "of it and may open it again."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Ticket]:
        limit, working = RepairConfirmed.now().limit, calendar()
        waiting = Ticket.objects.unconfirmed().filter(resolved_at__lte=now - limit).order_by("resolved_at", "pk")
        return (each for each in waiting if each.resolved_at and working.add_days(each.resolved_at, limit) <= now)

    def once(self, ticket: Ticket) -> None:
        return None  # a closed ticket is unconfirmed no more

    def what(self, ticket: Ticket, now: datetime) -> None:
        closing.close_unconfirmed(ticket, now=now)
