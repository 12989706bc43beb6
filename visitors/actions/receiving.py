"""The host hears that the visitor is here, and the clock of the answer starts; unless the desk decides first who comes in."""

from datetime import datetime

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos import actions as todos
from visitors.actions import telling, watch
from visitors.models import BadgeLoan, Visit
from visitors.models.watch import WatchEntry
from visitors.promises.host_answer import HostAnswer
from visitors.promises.watch_decided import WatchDecided

KIND = WatchEntry.Kind


def settle(visit: Visit, *, by: Person | None, now: datetime) -> dict[str, int]:
    """They go: nobody answers or decides any more. How many to-dos there were, for an undo."""
    return {
        "unanswered": todos.settle(HostAnswer, subject=visit, by=by, now=now),
        "undecided": todos.settle(WatchDecided, subject=visit, by=by, now=now),
    }


def announce(visit: Visit, *, now: datetime, by: Person | None = None) -> None:
    """Tell the host; the clock of the answer starts."""
    loan = BadgeLoan.objects.out_with(visit)
    todos.open(HostAnswer, subject=visit, since=now, holder=visit.host, by=by, now=now)
    telling.arrived(visit, badge=loan.badge.number if loan else "", now=now)


def invite(visit: Visit, *, now: datetime) -> None:
    """Nothing is missing: they are invited. Whom nobody may let in is invited once the entry's owner has decided."""
    if KIND.BLOCK in watch.look(visit, now=now):
        owner = visit.watch_hits.undecided().filter(entry__kind=KIND.BLOCK).select_related("entry__owner")[0].entry.owner
        todos.open(WatchDecided, subject=visit, since=visit.expected_at or now, holder=owner, now=now)
    else:
        telling.invite(visit, now=now)


def arrived(visit: Visit, *, now: datetime, by: Person | None = None) -> Visit:
    """Here: the watch-list is looked at; whoever is on it waits for the desk's decision, the others for their host."""
    visit.is_held = bool(watch.look(visit, now=now))
    if visit.is_held:
        todos.settle(WatchDecided, subject=visit, by=by, now=now)  # the one of the day it was announced
        todos.open(WatchDecided, subject=visit, since=now, role=Role.RECEPTIONIST, by=by, now=now)
    else:
        announce(visit, now=now, by=by)
    return visit
