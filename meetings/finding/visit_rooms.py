"""Which room suits a visit: by why somebody comes, how many they are and where their host sits by habit."""

from datetime import datetime, timedelta

from frontdesk.people.models import Person
from meetings.finding.free import Asked
from meetings.models import Attendee, Booking, Equipment, Room
from visitors.models import Visit, VisitEvent
from visitors.models.visit import Purpose

HOUR = timedelta(hours=1)
# How long a room is held, and what is in it at best.
LENGTHS = {Purpose.INTERVIEW: HOUR, Purpose.TOUR: HOUR / 2, Purpose.MAINTENANCE: HOUR / 2}
BEST_WITH = {Purpose.MEETING: Equipment.SCREEN, Purpose.TOUR: Equipment.PROJECTOR}


def people_of(visit: Visit) -> int:
    """Everybody who comes with them, and the host."""
    group = visit.group
    many = sum(each.people for each in group.visits.filter(cancelled_at__isnull=True)) if group else visit.people
    return many + 1


def asked_for(visit: Visit) -> Asked:
    """From when they are expected, as long as such a visit takes, near the room that the host meets in most."""
    begins = visit.expected_at
    assert begins is not None
    ends = begins + LENGTHS.get(Purpose(visit.purpose), HOUR)
    return Asked(begins, ends, people_of(visit), near=_habit(visit.host, begins))


def best_with(visit: Visit) -> str:
    """The equipment that speaks for a room, if any does."""
    return BEST_WITH.get(Purpose(visit.purpose), "")


def _habit(host: Person, before: datetime) -> Room | None:
    """The room of the host's newest meeting."""
    newest = (
        Booking.objects.filter(meeting__organiser=host, begins_at__lt=before).select_related("room__place").order_by("-begins_at").first()
    )
    return newest.room if newest else None


def meeting_of(visit: Visit) -> Booking | None:
    """The booking of the meeting that this guest is invited to; its room is theirs."""
    theirs = Attendee.objects.standing().filter(visit=visit).values("meeting")
    rows = Booking.objects.holding().filter(meeting__in=theirs).select_related("meeting", "room__place__floor")
    return rows.order_by("-pk").first()


def room_of(visit: Visit) -> Booking | None:
    """What is held for it."""
    rows = Booking.objects.holding().filter(meeting__visit=visit).select_related("meeting", "room__place__floor")
    return rows.order_by("-pk").first()


def last_step(visit: Visit) -> int:
    """Another with whatever happens to a visit: one that moves there, back and there again has moved three times."""
    return VisitEvent.objects.filter(visit=visit).order_by("-pk").values_list("pk", flat=True).first() or 0


def rooms_for(asked: Asked, reader: Person) -> list[Room]:
    """All that seat them, the smallest first: where none is free one of these may be asked for."""
    return sorted(Room.objects.for_(reader).seating(asked.people).in_order(), key=lambda room: room.capacity)
