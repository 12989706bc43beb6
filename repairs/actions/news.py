"""Who waits for a repair hears of its steps: whoever asked, for whom it was asked, who follows; the technician of what concerns them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.people.models import Person
from frontdesk.todos.explain import moment
from repairs.actions.telling import askers_of, tell
from repairs.models import EventKind, PauseReason, Ticket, TicketEvent
from repairs.notices.ticket_accepted import TicketAccepted
from repairs.notices.ticket_answered import TicketAnswered
from repairs.notices.ticket_cancelled import TicketCancelled
from repairs.notices.ticket_closed import TicketClosed
from repairs.notices.ticket_paused import TicketPaused
from repairs.notices.ticket_reopened import TicketReopened
from repairs.notices.ticket_resolved import TicketResolved

TOLD: Mapping[str, type[NoticeKind]] = {
    EventKind.ACCEPTED: TicketAccepted,
    EventKind.ANSWERED: TicketAnswered,
    EventKind.PAUSED: TicketPaused,
    EventKind.RESOLVED: TicketResolved,
    EventKind.CLOSED: TicketClosed,
    EventKind.CANCELLED: TicketCancelled,
    EventKind.REOPENED: TicketReopened,
}


def tell_step(ticket: Ticket, event: TicketEvent, details: Mapping[str, Any]) -> None:
    """By the transaction of the step; nobody hears of what they did themselves. A date that is told has a notice of its own."""
    kind = TOLD.get(event.kind)
    if kind is None or (event.kind == EventKind.CLOSED and event.happened_by):  # confirmed: who waited said so
        return
    cause, now, by = f"event:{event.pk}", event.happened_at, event.happened_by
    tell(kind, ticket, hearers(ticket, event), cause=cause, now=now, words=lambda: in_words(event, details), but=by)


def hearers(ticket: Ticket, event: TicketEvent) -> list[Person]:
    """Who waits for it; of what they must know also who has it, else the lead of its team."""
    people = askers_of(ticket)
    if event.kind in (EventKind.CANCELLED, EventKind.REOPENED) and (other := ticket.assigned_to or (ticket.team and ticket.team.lead)):
        people.append(other)
    return people


def in_words(event: TicketEvent, details: Mapping[str, Any]) -> dict[str, str]:
    """What a notice of this step names beside the ticket, in the active language."""
    facts, data = event.facts, {"person": str(event.happened_by or "")}
    if event.kind == EventKind.PAUSED:
        data |= {"reason": str(PauseReason(facts["reason"]).label), "until": moment(datetime.fromisoformat(facts["until"]))}
    if words := details.get("words") or details.get("done"):
        data["words"] = str(words)
    return data
