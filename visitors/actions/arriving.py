"""What happens when a visitor stands at the door, by whichever way they came."""

from datetime import datetime

from frontdesk.people.models import Person
from visitors.actions import badges, receiving
from visitors.actions.steps import step
from visitors.models import KioskDevice, Visit
from visitors.models.visit_event import Verb


def arrive(
    visit: Visit,
    *,
    now: datetime,
    by: Person | None,
    device: KioskDevice | None,
    tells_host: bool = True,
) -> Visit:
    """A badge is reserved; the host is told and the clock of the answer starts, unless the desk decides first."""
    badges.reserve(visit, now=now)
    step(visit, Verb.CHECK_IN, now=now, by=by, device=device, arrived_at=now, arrived_by=by)
    return receiving.arrived(visit, now=now, by=by, tells_host=tells_host)
