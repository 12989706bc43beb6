"""The to-do of whoever asked, to say whether the repair works: it follows how the ticket stands."""

from datetime import datetime

from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from repairs.models import EventKind, Ticket
from repairs.promises.repair_confirmed import RepairConfirmed
from repairs.scope import did_the_work

ASKED_AFTER = frozenset(
    {
        EventKind.RESOLVED,
        EventKind.CONFIRMED,
        EventKind.CLOSED,
        EventKind.REOPENED,
        EventKind.CANCELLED,
        EventKind.MERGED,
        EventKind.UNMERGED,
    }
)


def keep_question(ticket: Ticket, *, by: Person | None, now: datetime) -> None:
    """Open from the repair on; settled by an answer, withdrawn when nobody is to answer any more."""
    holder = ticket.reported_for or ticket.asker
    if ticket.resolved_at is not None and not ticket.is_over:
        if holder.is_active and not did_the_work(holder, ticket):
            todos.open(RepairConfirmed, subject=ticket, since=ticket.resolved_at, now=now, holder=holder, by=by)
    elif ticket.confirmed_at is not None or ticket.is_running:
        todos.settle(RepairConfirmed, subject=ticket, by=by, now=now)
    else:
        todos.withdraw(RepairConfirmed, subject=ticket, by=by, now=now)
