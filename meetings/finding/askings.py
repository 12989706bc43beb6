"""Who could be asked for a room that is taken: what has it would fit a quarter of an hour earlier or later, or in another room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.people.models import Person
from meetings.finding.free import Asked, free_rooms, held_by, is_free
from meetings.models import Asking, Booking, Kind, Room

SHIFT = 15  # minutes
MOST = 3


@dataclass(frozen=True)
class Way:
    """What the holder could do: `shift` minutes later, or the other room."""

    booking: Booking
    shift: int = 0
    to_room: Room | None = None

    @property
    def value(self) -> str:
        """What its button sends: '17 shift 15' or '17 room 4'."""
        return f"{self.booking.pk} room {self.to_room.pk}" if self.to_room else f"{self.booking.pk} shift {self.shift}"


def ways_to_ask(rooms: Sequence[Room], asked: Asked, reader: Person, *, now: datetime) -> list[Way]:
    """For each room that one meeting of somebody else is in the way of: the shift that would do, else the best other room."""
    found: list[Way] = []
    for room in rooms:
        if len(found) < MOST and room.capacity >= asked.people and room.may_be_booked_by(reader):
            found += _ways(room, asked, reader, now)[: MOST - len(found)]
    return found


def _ways(room: Room, asked: Asked, reader: Person, now: datetime) -> list[Way]:
    starts, stops = asked.begins - timedelta(minutes=room.set_up), asked.ends + timedelta(minutes=room.clear_up)
    rows = Booking.objects.held_within(starts, stops).in_rooms([room.pk]).select_related("meeting__organiser", "room__place")
    in_the_way = list(rows[:2])
    if len(in_the_way) != 1 or not may_be_asked(in_the_way[0], reader, now):
        return []
    mine = in_the_way[0]
    if Asking.objects.open().filter(booking=mine).exists() or not room.is_open_from(asked.begins, asked.ends):
        return []
    return [*_shifts(mine, room, starts, stops, now), *_rooms(mine)]


def may_be_asked(booking: Booking, reader: Person, now: datetime) -> bool:
    """A meeting of somebody else that has not begun, and that does not stand alone for a visit itself."""
    meeting = booking.meeting
    if meeting is None or booking.kind != Kind.MEETING or booking.ended_at or booking.begins_at <= now:
        return False
    return not meeting.is_arranged_by(reader) and meeting.visit_id is None and meeting.organiser.is_active


def _shifts(mine: Booking, room: Room, starts: datetime, stops: datetime, now: datetime) -> list[Way]:
    others = held_by([room], mine.begins_at, mine.ends_at)
    others[room.pk] = [each for each in others[room.pk] if each != (mine.held_from, mine.held_until)] + [(starts, stops)]
    found = []
    for minutes in (SHIFT, -SHIFT):
        begins = mine.begins_at + timedelta(minutes=minutes)
        if begins > now and is_free(room, begins, mine.ends_at + timedelta(minutes=minutes), others):
            found.append(Way(mine, shift=minutes))
    return found


def _rooms(mine: Booking) -> list[Way]:
    meeting = mine.meeting
    assert meeting is not None
    asked = Asked(mine.begins_at, mine.ends_at, meeting.people, near=mine.room, needs=frozenset(meeting.needs))
    return [Way(mine, to_room=each.room) for each in free_rooms(asked, meeting.organiser) if each.room.pk != mine.room_id][:1]


def way_of(words: str, rooms: Sequence[Room], asked: Asked, reader: Person, *, now: datetime) -> Way | None:
    """The one that a button sent, if it is still among them."""
    return next((each for each in ways_to_ask(rooms, asked, reader, now=now) if each.value == words), None)
