"""The one way a ticket changes: facts under its row lock, an event, an entry in the trail, its clocks and to-dos, the search."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from repairs.actions.confirming import ASKED_AFTER, keep_question
from repairs.actions.following import keep_beside
from repairs.actions.news import tell_step
from repairs.actions.timing import keep_time
from repairs.models import EventKind, Ticket, TicketEvent


def locked(ticket: Ticket) -> Ticket:
    """The ticket as it stands now, held until the transaction ends. Lock order: team, ticket, balances, counter. Refused: forgotten."""
    beside = ("category", "place", "thing", "team__lead", "assigned_to", "version")
    held = Ticket.objects.select_for_update(of=("self",)).select_related(*beside).get(pk=ticket.pk)
    refuse_unless(held.forgotten_at is None, _("This ticket was forgotten; nothing about it changes any more."), "forgotten")
    return held


def step(
    ticket: Ticket,
    kind: EventKind,
    *,
    now: datetime,
    by: Person | None = None,
    facts: Mapping[str, Any] | None = None,
    details: Mapping[str, Any] | None = None,
    **columns: Any,
) -> TicketEvent:
    """Write the columns of a held ticket and what happened; the clocks, the to-dos, the search follow, and whoever waits for it hears.

    `facts` (ids, codes, instants as ISO text) are kept for good; words and names belong into `details`, which the trail may erase.
    """
    event = write(ticket, kind, now=now, by=by, facts=facts, details=details, **columns)
    if kind in ASKED_AFTER:
        keep_question(ticket, by=by, now=now)
    tell_step(ticket, event, details or {})
    put(ticket)
    return event


def write(
    ticket: Ticket,
    kind: EventKind,
    *,
    now: datetime,
    by: Person | None = None,
    facts: Mapping[str, Any] | None = None,
    details: Mapping[str, Any] | None = None,
    **columns: Any,
) -> TicketEvent:
    """A step that no search hears of: one of several, or of a ticket without a number yet."""
    if columns:
        for name, value in columns.items():
            setattr(ticket, name, value)
        ticket.save(update_fields=list(columns))
    event = TicketEvent.objects.create(ticket=ticket, kind=kind, happened_at=now, happened_by=by, facts=dict(facts or {}))
    trail.record(kind.value, subject=ticket, by=by, at=now, details={**(facts or {}), **(details or {})} or None)
    keep_time(ticket, by=by, now=now)
    keep_beside(ticket, kind, by=by, now=now)
    return event


def must_be_open(ticket: Ticket) -> None:
    """Neither cancelled nor merged nor closed. Refused: cancelled, merged, closed."""
    refuse_unless(ticket.cancelled_at is None, _("This ticket was cancelled."), "cancelled")
    refuse_unless(ticket.merged_at is None, _("This ticket was merged into %(other)s.") % {"other": ticket.merged_into}, "merged")
    refuse_unless(ticket.closed_at is None, _("This ticket is closed."), "closed")


def must_run(ticket: Ticket) -> None:
    """Open, and not repaired yet. Refused: cancelled, merged, closed, resolved."""
    must_be_open(ticket)
    refuse_unless(ticket.resolved_at is None, _("This is repaired already."), "resolved")
