"""Closed in the evening: nobody knows when they left, unless somebody says so."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.sections import Section
from visitors.forms.onsite import SetLeftForm
from visitors.models import Visit


class Swept(Section):
    """A line to note when they really left."""

    name = "visitors.swept"
    on = Visit
    template = "visitors/_section_swept.html"
    order = 10

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        mine = person.can(Can.RECEIVE_VISITORS) or person.pk in (record.host_id, record.host.stand_in_id)
        if not record.is_time_unknown or not mine or record.forgotten_at:
            return None
        return {"form": SetLeftForm(initial={"at": record.met_at or record.arrived_at})}
