"""The hold: an incident needs the names of a visit."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.sections import Section
from visitors.models import Visit


class Hold(Section):
    name = "visitors.hold"
    on = Visit
    template = "visitors/_section_hold.html"
    column = "side"
    order = 90

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        may = person.can(Can.HOLD_VISITS)
        return {"holder": record.held_by} if may and not record.forgotten_at else None
