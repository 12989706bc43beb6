"""On the page of a visit: the room that is held for it, or the rooms that suit it, one tap each."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.web.sections import Section
from meetings.actions.visit_rooms import COMING, may_hold
from meetings.finding.askings import ways_to_ask
from meetings.finding.visit_rooms import asked_for, meeting_of, room_of, rooms_for
from meetings.models import Asking
from meetings.showing.offers import asks, for_visit
from visitors.models import Visit
from visitors.models.visit import Door

MOST = 3


class VisitRoom(Section):
    """Known to whoever sees the visit; changed by host and reception."""

    name = "meetings.visit_room"
    on = Visit
    template = "meetings/_section_visit_room.html"
    order = 8

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        if record.expected_at is None or record.forgotten_at:
            return None
        meeting = meeting_of(record) if record.door == Door.MEETING else None
        if meeting is not None:
            return {"held": meeting, "is_guest": True}
        held, may = room_of(record), record.state in COMING and may_hold(record, person) and record.expected_at > now
        if held is None and not may:
            return None
        rooms = for_visit(record, asked_for(record), record.host)[:MOST] if held is None else []
        asked = asked_for(record)
        none_fits = held is None and not any(each.fits for each in rooms)
        ways = ways_to_ask(rooms_for(asked, record.host), asked, record.host, now=now) if none_fits else []
        open_asking = Asking.objects.open().filter(visit=record).first() if held is None else None
        return {"held": held, "may": may, "rooms": rooms, "asked": asked, "asks": asks(ways, person), "asking": open_asking}
