"""A visit on a day off that nobody has approved yet: why it must be then, and the no in a few words."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.web.sections import Section
from visitors.models import Visit


class Approval(Section):
    name = "visitors.approval"
    on = Visit
    template = "visitors/_section_approval.html"
    order = 5

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        over = record.forgotten_at or record.left_at or record.cancelled_at or record.declined_at
        if over or record.clearance_asked_at is None or record.cleared_at:
            return None
        return {"reason": record.off_day_reason or record.get_purpose_display()}
