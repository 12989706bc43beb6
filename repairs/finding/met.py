"""Which clocks stopped in a stretch of time, and whether they were in time: counted from the events, under the version each ticket keeps.

A change of the settings changes nothing of it, and a ticket that is opened again tells of each of its cycles.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar as stored_calendar
from frontdesk.workdays.months import month_bounds
from repairs.finding.clock import ENDS, RESPONDS, Hand, Part, State, begun
from repairs.finding.policy import Policy, policy_of
from repairs.models import Ticket, TicketEvent

PARTS: tuple[Part, ...] = ("response", "solution")


@dataclass(frozen=True)
class Met:
    """A promise that was kept, late or not; one without a limit is never late."""

    part: Part
    ticket: Ticket
    at: datetime
    due: datetime | None
    is_late: bool


def met_in(month: date) -> list[Met]:
    """All of the month, in four queries and the calendar's."""
    begin, end = month_bounds(month)
    moved = TicketEvent.objects.filter(kind__in=RESPONDS, happened_at__gte=begin, happened_at__lt=end).values("ticket")
    tickets = Ticket.objects.filter(pk__in=moved).with_events().select_related("category", "team", "version")
    calendar = stored_calendar()
    policies: dict[int | None, Policy] = {}
    found: list[Met] = []
    for ticket in tickets.order_by("pk"):
        policy = policies.setdefault(ticket.version_id, policy_of(ticket.version))
        found += [met for met in met_of(ticket, policy, calendar) if begin <= met.at < end]
    return found


def met_of(ticket: Ticket, policy: Policy, calendar: Calendar) -> Iterator[Met]:
    """Each stop of each clock, in all cycles, but where nobody wanted it any more."""
    state: State | None = None
    for event in ticket.events.all():
        before = state
        state = begun(event, policy) if state is None else state.then(event, policy, calendar)
        for part in PARTS:
            hand, last = _hand(state, part), _hand(before, part) if before else None
            if hand.stop and (last is None or last.stop is None) and hand.stop.by not in ENDS:
                yield Met(part, ticket, hand.stop.at, hand.stop.due, hand.breached_at is not None)


def _hand(state: State, part: Part) -> Hand:
    hand: Hand = getattr(state, part)
    return hand
