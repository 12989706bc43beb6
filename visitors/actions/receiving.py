"""The host hears that the visitor is here, and the clock of the answer starts; unless the desk decides first who comes in."""

from collections.abc import Sequence
from datetime import datetime

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos import actions as todos
from visitors.actions import gathering, telling, telling_groups, watch
from visitors.models import BadgeLoan, Visit
from visitors.models.visit import Door
from visitors.models.watch import WatchEntry
from visitors.promises.host_answer import HostAnswer
from visitors.promises.watch_decided import WatchDecided

KIND = WatchEntry.Kind


def settle(visit: Visit, *, by: Person | None, now: datetime) -> dict[str, int]:
    """They go: nobody answers or decides any more. How many to-dos there were, for an undo."""
    unanswered = todos.settle(HostAnswer, subject=visit, by=by, now=now)
    if unanswered:
        gathering.ask_for_the_rest(visit, by=by, now=now)
    return {"unanswered": unanswered, "undecided": todos.settle(WatchDecided, subject=visit, by=by, now=now)}


def announce(visit: Visit, *, now: datetime, by: Person | None = None, tells_host: bool = True) -> None:
    """Tell the host; the clock of the answer starts. Of a group one clock runs for all; after the first the host hears of several."""
    if not gathering.is_asked(visit):
        todos.open(HostAnswer, subject=visit, since=now, holder=visit.host, by=by, now=now)
    if tells_host and not gathering.is_told(visit):
        loan = BadgeLoan.objects.out_with(visit)
        telling.arrived(visit, badge=loan.badge.number if loan else "", now=now)


def invite(visit: Visit, *, now: datetime) -> None:
    """Nothing is missing: they are invited, unless a meeting has done so. Whom nobody may let in waits for the entry's owner."""
    if not _owner_is_asked(visit, watch.look(visit, now=now), now=now) and visit.door != Door.MEETING:
        telling.invite(visit, now=now)


def invite_all(visits: Sequence[Visit], *, now: datetime) -> None:
    """The same for a group, of which the first leads."""
    kinds = watch.look_all(visits, now=now)
    free = [visit for visit in visits if not _owner_is_asked(visit, kinds[visit.pk], now=now)]
    telling_groups.invite_all(free, leader=visits[0], many=len(visits), now=now)


def look_ahead(visit: Visit, *, now: datetime) -> None:
    """Expected without an invitation: whoever nobody may let in is decided about beforehand all the same."""
    _owner_is_asked(visit, watch.look(visit, now=now), now=now)


def _owner_is_asked(visit: Visit, kinds: set[str], *, now: datetime) -> bool:
    """Whom nobody may let in: the owner of the entry decides first."""
    if KIND.BLOCK not in kinds:
        return False
    owner = visit.watch_hits.undecided().filter(entry__kind=KIND.BLOCK).select_related("entry__owner")[0].entry.owner
    todos.open(WatchDecided, subject=visit, since=visit.expected_at or now, holder=owner, now=now)
    return True


def arrived(visit: Visit, *, now: datetime, by: Person | None = None, tells_host: bool = True) -> Visit:
    """Here: the watch-list is looked at; whoever is on it waits for the desk's decision, the others for their host."""
    visit.is_held = bool(watch.look(visit, now=now))
    if visit.is_held:
        todos.settle(WatchDecided, subject=visit, by=by, now=now)  # the one of the day it was announced
        todos.open(WatchDecided, subject=visit, since=now, role=Role.RECEPTIONIST, by=by, now=now)
    else:
        announce(visit, now=now, by=by, tells_host=tells_host)
    return visit
