"""The clocks of a held ticket, written down after each step; its to-dos follow them."""

from copy import copy
from datetime import datetime
from typing import Any

from django.db.models import prefetch_related_objects

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos import actions as todos
from frontdesk.todos.handing_over import follow
from frontdesk.todos.models import Todo
from frontdesk.todos.recompute import follow_subject
from frontdesk.workdays.load import read_once
from repairs.finding.clock import Reading, TicketClock
from repairs.finding.clocks import clock_at
from repairs.models import Ticket
from repairs.promises.about_ticket import FollowsClock
from repairs.promises.emergency_response import EmergencyResponse
from repairs.promises.response import Response
from repairs.promises.solution import Solution

KINDS: tuple[type[FollowsClock], ...] = (Response, EmergencyResponse, Solution)
COLUMNS = ("responded_at", "response_due_at", "solution_due_at", "paused_until")


def keep_time(ticket: Ticket, *, by: Person | None, now: datetime) -> TicketClock:
    """Write what the clocks say and let the to-dos follow, by the transaction of the step."""
    with read_once():
        seen = with_its_events(ticket)
        clock = clock_at(seen, now)
        write(ticket, clock, now=now)
        _follow(ticket, clock, seen, by=by, now=now)
    return clock


def with_its_events(ticket: Ticket) -> Ticket:
    """A copy that has read its events once for all that its clocks are asked; the ticket itself goes on and gets more."""
    seen = copy(ticket)
    prefetch_related_objects([seen], "events")
    return seen


def kept(clock: TicketClock, now: datetime) -> dict[str, Any]:
    """What the columns of a ticket ought to say."""
    until = clock.solution.still.until
    return {
        "responded_at": clock.response.stopped_at if clock.response.is_met else None,
        "response_due_at": clock.response.due,
        "solution_due_at": clock.solution.due,
        "paused_until": until if until and until > now and clock.solution.stopped_at is None else None,
    }


def write(ticket: Ticket, clock: TicketClock, *, now: datetime) -> None:
    for column, value in kept(clock, now).items():
        setattr(ticket, column, value)
    ticket.save(update_fields=COLUMNS)


def holder_of(ticket: Ticket) -> dict[str, Any]:
    """Whose the to-dos of a ticket are: who has it, else the lead of its team, else the admin managers'."""
    if ticket.assigned_to and ticket.assigned_to.is_active:
        return {"holder": ticket.assigned_to}
    if ticket.team and ticket.team.lead.is_active:
        return {"holder": ticket.team.lead}
    return {"role": Role.ADMIN_MANAGER}


def _follow(ticket: Ticket, clock: TicketClock, seen: Ticket, *, by: Person | None, now: datetime) -> None:
    answer = EmergencyResponse if ticket.is_emergency else Response
    owed: dict[type[FollowsClock], Reading] = {answer: clock.response, Solution: clock.solution}
    open_todos = {todo.promise: todo for todo in Todo.objects.open().about(ticket).filter(promise__in=[kind.name for kind in KINDS])}
    for kind in KINDS:
        reading, todo = owed.get(kind), open_todos.get(kind.name)
        is_owed = reading is not None and reading.stopped_at is None and reading.due is not None and ticket.is_running
        if is_owed and todo is None and reading is not None:
            todos.open(kind, subject=ticket, since=reading.begun_at, now=now, by=by, known=seen, **holder_of(ticket))
        elif is_owed and todo is not None:
            follow(todo, **holder_of(ticket), by=by, now=now)
            todo.subject = seen
            follow_subject(todo, by=by, now=now, paused_until=None if kind is EmergencyResponse else ticket.paused_until)
        elif todo is not None and reading is not None and reading.is_met:
            todos.settle(kind, subject=ticket, by=by, now=now)
        elif todo is not None:
            todos.withdraw(kind, subject=ticket, by=by, now=now)
