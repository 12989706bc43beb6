"""Who could be asked for a room that is taken: what has it would fit a quarter of an hour earlier or later, or in another room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from frontdesk.people.models import Person
from meetings.finding.free import Asked, free_rooms, held_by, is_free
from meetings.finding.visit_rooms import room_of
from meetings.models import Asking, Booking, Kind, Rights, Room
from meetings.models.asking import AskingQuerySet
from meetings.models.room import MOST_AROUND
from visitors.models.visit_states import State

SHIFT = 15  # minutes
MOST = 3
LOOKED_AT = 6  # holders, however many rooms there are
COMING = (State.REQUESTED, State.EXPECTED)


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
    for mine, room in _holders(rooms, asked, reader, now)[:LOOKED_AT]:
        if len(found) < MOST:
            found += [*_shifts(mine, room, *_around(room, asked), now), *_rooms(mine)][: MOST - len(found)]
    return found


def _holders(rooms: Sequence[Room], asked: Asked, reader: Person, now: datetime) -> list[tuple[Booking, Room]]:
    """Who has each room that would do, where it is one meeting whose holder may be asked; two questions."""
    suited = [room for room in rooms if room.capacity >= asked.people and room.may_be_booked_by(reader)]
    suited = [room for room in suited if room.is_open_from(asked.begins, asked.ends)]
    widest = timedelta(minutes=MOST_AROUND)
    rows = Booking.objects.held_within(asked.begins - widest, asked.ends + widest).in_rooms([room.pk for room in suited])
    held = list(rows.select_related("meeting__organiser", "room__place"))
    asked_before = Asking.objects.open() | said_no_to(asked.begins, asked.ends)
    are_asked = set(asked_before.filter(booking__in=[each.pk for each in held]).values_list("booking", flat=True))
    found = []
    for room in suited:
        starts, stops = _around(room, asked)
        in_the_way = [each for each in held if each.room_id == room.pk and each.held_from < stops and each.held_until > starts]
        if len(in_the_way) == 1 and in_the_way[0].pk not in are_asked and may_be_asked(in_the_way[0], reader, now):
            found.append((in_the_way[0], room))
    return found


def said_no_to(begins: datetime, ends: datetime) -> AskingQuerySet:
    """Of holders who keep their meeting as it stands, whoever asks for that stretch again."""
    return Asking.objects.filter(answer=Asking.Answer.NO, begins_at=begins, ends_at=ends, held_at=F("booking__begins_at"))


def _around(room: Room, asked: Asked) -> tuple[datetime, datetime]:
    """What is asked for, with set-up and clear-up."""
    return asked.begins - timedelta(minutes=room.set_up), asked.ends + timedelta(minutes=room.clear_up)


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
    free = [each.room for each in free_rooms(asked, meeting.organiser) if each.room.pk != mine.room_id]
    return [Way(mine, to_room=room) for room in free if room.rights != Rights.ASK][:1]  # who yields is sure of a room


def is_wished(asking: Asking) -> bool:
    """Whether the visit that it is for still comes then, and has no room."""
    visit = asking.visit
    return visit is None or (visit.state in COMING and visit.expected_at == asking.begins_at and room_of(visit) is None)


def way_of(words: str, rooms: Sequence[Room], asked: Asked, reader: Person, *, now: datetime) -> Way | None:
    """The one that a button sent, if it is still among them."""
    return next((each for each in ways_to_ask(rooms, asked, reader, now=now) if each.value == words), None)
