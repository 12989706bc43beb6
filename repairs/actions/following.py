"""What else is owed for a held ticket: it follows each of its steps."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from frontdesk.todos.handing_over import follow
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Promise
from repairs.actions.timing import holder_of
from repairs.models import EventKind, FaultKind, SummaryDate, Ticket
from repairs.promises.contingency_opened import ContingencyOpened
from repairs.promises.extension_decided import ExtensionDecided
from repairs.promises.progress_told import ProgressTold
from repairs.promises.rectified import Rectified

OVER = frozenset({EventKind.RESOLVED, EventKind.CLOSED, EventKind.CANCELLED, EventKind.MERGED})


def keep_beside(ticket: Ticket, kind: EventKind, *, by: Person | None, now: datetime) -> None:
    """The to-dos that are not its clocks, after a step of this kind."""
    if ticket.category.kind == FaultKind.NETWORK or kind == EventKind.CATEGORY_CHANGED:
        _network(ticket, kind, by=by, now=now)
    if kind in OVER:
        _let_go(ticket, by=by, now=now)


def _network(ticket: Ticket, kind: EventKind, *, by: Person | None, now: datetime) -> None:
    """A contingency plan is opened, and progress is told again and again until it is repaired."""
    is_owed = ticket.is_running and ticket.category.kind == FaultKind.NETWORK
    common: dict[str, Any] = {"subject": ticket, "by": by, "now": now}
    if kind == EventKind.CONTINGENCY:
        todos.settle(ContingencyOpened, **common)
    if kind == EventKind.ANSWERED:
        todos.settle(ProgressTold, **common)
    _owe(ContingencyOpened, is_owed and ticket.contingency_at is None, ticket, by=by, now=now)
    _owe(ProgressTold, is_owed, ticket, by=by, now=now)


def _owe(kind: type[Promise], is_owed: bool, ticket: Ticket, *, by: Person | None, now: datetime) -> None:
    todo = Todo.objects.open().about(ticket).filter(promise=kind.name).first()
    if is_owed and todo is None:
        todos.open(kind, subject=ticket, since=now, now=now, by=by, **holder_of(ticket))
    elif is_owed and todo is not None:
        follow(todo, **holder_of(ticket), by=by, now=now)
    elif todo is not None:
        todos.drop(todo, by=by, now=now)


def _let_go(ticket: Ticket, *, by: Person | None, now: datetime) -> None:
    """Nobody has to decide on more time any more, and what a department had to rectify is done."""
    if ticket.extensions.open().update(decided_at=now, is_agreed=False):
        todos.withdraw(ExtensionDecided, subject=ticket, by=by, now=now)
    for date in SummaryDate.objects.open().filter(ticket=ticket):
        date.done_at, date.done_by = now, by
        date.save(update_fields=["done_at", "done_by"])
        todos.settle(Rectified, subject=date, by=by, now=now)
