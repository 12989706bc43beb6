"""Stepping out for a while, with where to and until when; and who is out."""

from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.sections import Section
from visitors.models import Visit
from visitors.models.visit import State
from visitors.models.visit_event import Verb


class SteppingOut(Section):
    """A form while they are in the house; where they are while they are out."""

    name = "visitors.stepping_out"
    on = Visit
    template = "visitors/_section_stepping_out.html"
    order = 40

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        if record.state is State.OUT:
            went = record.events.standing().filter(verb=Verb.STEP_OUT).order_by("-pk").first()
            back = went.before.get("expected_back") if went else None
            return {"to": went.words if went else "", "back": parse_datetime(back) if back else None}
        mine = person.can(Can.RECEIVE_VISITORS) or person.pk in (record.host_id, record.host.stand_in_id)
        return {"asks": True} if record.state is State.ON_SITE and mine and not record.forgotten_at else None
