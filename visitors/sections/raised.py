"""On a complaint: the incident it was raised to, as far as the reader may know of it, or the way to raise it."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.sections import Section
from visitors.models import Complaint, Incident


class Raised(Section):
    name = "visitors.raised"
    on = Complaint
    template = "visitors/_section_raised.html"
    column = "side"
    order = 80

    def context(self, record: Complaint, person: Person, now: datetime) -> dict[str, Any] | None:
        if record.incident_id is not None:
            known = Incident.objects.visible_to(person).filter(pk=record.incident_id).first()
            return {"incident": known} if known else None
        return {} if person.can(Can.REPORT_INCIDENTS) and record.forgotten_at is None else None
