"""A ticket that is not repaired after a day is told to the lead, after two to the admin manager, once each."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Hours, YesNo
from frontdesk.timed.rule import Rule
from frontdesk.todos.promises import Clock, shifted
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from repairs.actions import escalating
from repairs.actions.escalating import Step
from repairs.models import Ticket


class Reached(NamedTuple):
    """The highest step that a ticket has come to: one that nobody looked at in time is not told any more."""

    ticket: Ticket
    step: Step


class StillOpen(Rule):
    """A ticket that is not repaired after a day is told to the lead, after two to the admin manager, once each."""

    look = timedelta(minutes=5)
    title = _("Tickets not repaired for a day or two")
    sentence = _(
        "A ticket that is not repaired {lead} after it was reported is told to the lead of its team, after {manager} to the admin manager, "
        "once each; an emergency after {emergency_lead} and {emergency_manager}. Emergencies counted round the clock: {wall_emergency}; "
        "other tickets: {wall}, else on working days. Pauses don't hold this up; after an outage only the highest step is told."
    )
    lead = Hours(24, _("The lead is told after"), 1, 240)
    manager = Hours(48, _("The admin manager is told after"), 1, 480)
    wall = YesNo(False, _("Tickets are counted round the clock"))
    emergency_lead = Hours(24, _("Of an emergency the lead is told after"), 1, 240)
    emergency_manager = Hours(48, _("Of an emergency the admin manager is told after"), 1, 480)
    wall_emergency = YesNo(True, _("Emergencies are counted round the clock"))

    def due(self, now: datetime, since: datetime) -> Iterable[Reached]:
        values, days = self.now(), calendar()
        old = Ticket.objects.running().begun_before(now - shortest(values)).select_related("category", "place", "thing", "team__lead")
        return self.undone(reached for ticket in old.order_by("pk") for reached in self._reached(ticket, values, days, now, since))

    def _reached(self, ticket: Ticket, values: SimpleNamespace, days: Calendar, now: datetime, since: datetime) -> Iterator[Reached]:
        clock = clock_of(ticket, values)
        for step, after in reversed(steps_of(ticket, values)):
            at = shifted(clock, ticket.begun_at, after, None if clock is Clock.WALL else days)
            if at <= now:
                if at > since:
                    yield Reached(ticket, step)
                return

    def once(self, reached: Reached) -> str:
        return f"{reached.ticket.pk}:{reached.ticket.cycle}:{reached.step}"

    def what(self, reached: Reached, now: datetime) -> None:
        escalating.escalate(reached.ticket, step=reached.step, now=now)

    def about(self, reached: Reached) -> str:
        return f"{reached.ticket} · {reached.step.label}"


def steps_of(ticket: Ticket, values: SimpleNamespace) -> list[tuple[Step, timedelta]]:
    """Who is told after how long."""
    if ticket.is_emergency:
        return [(Step.LEAD, values.emergency_lead), (Step.MANAGER, values.emergency_manager)]
    return [(Step.LEAD, values.lead), (Step.MANAGER, values.manager)]


def clock_of(ticket: Ticket, values: SimpleNamespace) -> Clock:
    return Clock.WALL if (values.wall_emergency if ticket.is_emergency else values.wall) else Clock.DAYS


def shortest(values: SimpleNamespace) -> timedelta:
    shortest: timedelta = min(values.lead, values.manager, values.emergency_lead, values.emergency_manager)
    return shortest
