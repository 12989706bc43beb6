"""On a visit that somebody asked for: who must agree, and where."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.sections import Section
from visitors import showing
from visitors.models import Visit, VisitRequest


class AskedFor(Section):
    """Only while the host has said neither yes nor no; the desk finds the request behind it."""

    name = "visitors.request"
    on = Visit
    template = "visitors/_section_request.html"
    order = 5

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        if record.requested_at is None:
            return None
        waits = not (record.accepted_at or record.declined_at or record.cancelled_at)
        asked = VisitRequest.objects.filter(visit=record).first() if person.can(Can.RECEIVE_VISITORS) else None
        may = waits and showing.speaks_for_host(record, person)
        return {"asked": asked, "may_answer": may} if may or asked else None
