"""What happens when a visitor stands at the door, by whichever way they came."""

from datetime import datetime

from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from visitors.actions import badges, telling
from visitors.actions.steps import step
from visitors.models import KioskDevice, Visit
from visitors.models.visit_event import Verb
from visitors.promises.host_answer import HostAnswer


def arrive(visit: Visit, *, now: datetime, by: Person | None, device: KioskDevice | None) -> Visit:
    """A badge is reserved, the host is told and the clock of the answer starts."""
    loan = badges.reserve(visit, now=now)
    step(visit, Verb.CHECK_IN, now=now, by=by, device=device, arrived_at=now, arrived_by=by)
    todos.open(HostAnswer, subject=visit, since=now, holder=visit.host, by=by, now=now)
    telling.arrived(visit, badge=loan.badge.number if loan else "", now=now)
    return visit
