"""What must hold of tickets: the kept columns say what their events say."""

from collections.abc import Iterable

from django.utils import timezone

from frontdesk.invariants import invariant
from frontdesk.workdays.load import read_once
from repairs.actions.timing import kept
from repairs.finding.clocks import clock_at
from repairs.models import Ticket


@invariant("repairs.clocks")
def clocks() -> Iterable[str]:
    """When a running ticket is due follows from what happened to it."""
    now = timezone.now()
    with read_once() as calendar:
        for ticket in Ticket.objects.running().with_events().iterator(chunk_size=500):
            ought = kept(clock_at(ticket, now, calendar), now)
            wrong = [name for name in ("responded_at", "response_due_at", "solution_due_at") if getattr(ticket, name) != ought[name]]
            yield from (f"{ticket}: {name} is {getattr(ticket, name)}, its events make {ought[name]}" for name in wrong)
