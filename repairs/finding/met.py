"""Which clocks stopped in a stretch of time, and whether they were in time: counted from the events, under the version each ticket keeps.

A change of the settings changes nothing of it, and a ticket that is opened again tells of each of its cycles.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from frontdesk.limits.models import Version
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar as stored_calendar
from frontdesk.workdays.months import month_bounds
from repairs.finding.clock import ENDS, RESPONDS, TOUCHES, Hand, Part, State, begun
from repairs.finding.policy import Policy, policy_of
from repairs.models import Category, Team, Ticket, TicketEvent

PARTS: tuple[Part, ...] = ("response", "solution")
CHUNK = 2_000


@dataclass(frozen=True)
class Met:
    """A promise that was kept, late or not; one without a limit is never late."""

    part: Part
    ticket: Ticket
    at: datetime
    due: datetime | None
    is_late: bool


@dataclass(slots=True)
class Happened:
    """What the clocks read of an event."""

    kind: str
    happened_at: datetime
    facts: dict[str, Any]


def met_in(month: date) -> list[Met]:
    """All of the month."""
    return met_between(*month_bounds(month))


def met_between(begin: datetime, end: datetime) -> list[Met]:
    """All from `begin` on and before `end`, in five queries and the calendar's; a ticket is read with its category, team and moment of
    the report only."""
    moved = TicketEvent.objects.filter(kind__in=RESPONDS, happened_at__gte=begin, happened_at__lt=end).values("ticket")
    happened: dict[int, list[Happened]] = defaultdict(list)
    rows = TicketEvent.objects.filter(ticket__in=moved, kind__in=TOUCHES).order_by("ticket", "pk")
    for pk, *event in rows.values_list("ticket", "kind", "happened_at", "facts").iterator(chunk_size=CHUNK):
        happened[pk].append(Happened(*event))
    tickets = list(Ticket.objects.filter(pk__in=moved).only("category", "team", "version", "reported_at").order_by("pk"))
    categories, teams = Category.objects.in_bulk(), Team.objects.in_bulk()
    versions = Version.objects.in_bulk({ticket.version_id for ticket in tickets if ticket.version_id})
    calendar = stored_calendar()
    policies = {None: policy_of(None)} | {pk: policy_of(version) for pk, version in versions.items()}
    found: list[Met] = []
    for ticket in tickets:
        ticket.category, ticket.team = categories[ticket.category_id], teams.get(ticket.team_id or 0)
        found += [met for met in met_of(ticket, happened[ticket.pk], policies[ticket.version_id], calendar) if begin <= met.at < end]
    return found


def met_of(ticket: Ticket, events: Iterable[Happened], policy: Policy, calendar: Calendar) -> Iterator[Met]:
    """Each stop of each clock, in all cycles, but where nobody wanted it any more."""
    state: State | None = None
    for event in events:
        before = state
        state = begun(event, policy) if state is None else state.then(event, policy, calendar)
        for part in PARTS:
            hand, last = _hand(state, part), _hand(before, part) if before else None
            if hand.stop and (last is None or last.stop is None) and hand.stop.by not in ENDS:
                yield Met(part, ticket, hand.stop.at, hand.stop.due, hand.breached_at is not None)


def _hand(state: State, part: Part) -> Hand:
    hand: Hand = getattr(state, part)
    return hand
