"""On a visit's page: by what it was checked who it is, or the six ways to check it."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.sections import Section
from visitors.actions import identity
from visitors.models import Visit
from visitors.models.visit import IdentityProof, State


class Identity(Section):
    """For the desk: open while they are inside, told once it is done."""

    name = "visitors.identity"
    on = Visit
    template = "visitors/_section_identity.html"
    order = 20

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        if not person.can(Can.RECEIVE_VISITORS) or record.forgotten_at:
            return None
        inside = record.state in (State.WAITING, State.ON_SITE)
        if record.identity_at is None and not inside:
            return None
        return {"proofs": IdentityProof.choices, "number": identity.masked(record)}
