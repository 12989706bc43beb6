"""Incidents of a visit, as far as the reader may know of them, and the way to report one about it."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.sections import Section
from visitors.models import Incident, Visit


class Incidents(Section):
    name = "visitors.incidents"
    on = Visit
    template = "visitors/_section_incidents.html"
    column = "side"
    order = 85

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        known = list(Incident.objects.visible_to(person).filter(visit=record).order_by("pk"))
        may = person.can(Can.REPORT_INCIDENTS) and record.arrived_at is not None and record.forgotten_at is None
        return {"incidents": known, "may_report": may} if known or may else None
