"""Which rooms are to be had, and when: what is offered to who books, and to who comes second. Two questions, however many rooms."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.people.models import Person
from meetings.models import Booking, Room
from meetings.models.room import MOST_AROUND

STEP = timedelta(minutes=15)
NEAR = timedelta(hours=4)  # how far another time may be away
MOST = 3  # ways out of each kind
FULL = 0.6  # a room fits when so much of its seats is taken …
SPARE = 2  # … or no more than so many are left over

Held = dict[int, list[tuple[datetime, datetime]]]  # room → what holds it, set-up and clear-up included


@dataclass(frozen=True)
class Asked:
    """So many people, from when to when, with this equipment; `near` is the room they had in mind.

    `moved` is the booking that is to go there: it is not in its own way.
    """

    begins: datetime
    ends: datetime
    people: int
    near: Room | None = None
    needs: frozenset[str] = frozenset()
    moved: int | None = None


@dataclass(frozen=True)
class Offer:
    """A room that is free for the whole stretch."""

    room: Room
    begins: datetime
    ends: datetime
    fits: bool  # neither too small nor much too large
    same_floor: bool


@dataclass(frozen=True)
class WaysOut:
    """For who came second: other rooms at the time, other times in the room."""

    rooms: Sequence[Offer]
    times: Sequence[Offer]


def free_rooms(asked: Asked, reader: Person) -> list[Offer]:
    """Rooms that this person may book, large enough, with what is needed, open and free then; the best first.

    A room that fits comes before any that is much too large. Of those that fit the same floor comes first, then the fewest empty
    seats; of the others the fewest empty seats, then the same floor.
    """
    rooms = large_enough(asked, reader)
    held = held_by(rooms, asked.begins, asked.ends, but=asked.moved)
    offers = [offer(room, asked, asked.begins, asked.ends) for room in rooms if is_free(room, asked.begins, asked.ends, held)]
    return sorted(offers, key=_rank)


def _rank(each: Offer) -> tuple[bool, int, int]:
    elsewhere, seats = int(not each.same_floor), each.room.capacity
    return (False, elsewhere, seats) if each.fits else (True, seats, elsewhere)


def large_enough(asked: Asked, reader: Person) -> list[Room]:
    """Rooms that this person may book, with the seats and with what is needed, free or not."""
    return [room for room in Room.objects.for_(reader).seating(asked.people).in_order() if room.has(asked.needs)]


def near_times(room: Room, asked: Asked, *, now: datetime) -> list[Offer]:
    """Stretches of the same length in this room that begin at most four hours earlier or later; the nearest first, none that overlap."""
    length, held = asked.ends - asked.begins, held_by([room], asked.begins - NEAR, asked.ends + NEAR, but=asked.moved)
    chosen: list[Offer] = []
    for away in sorted((n * STEP for n in range(-(NEAR // STEP), NEAR // STEP + 1) if n), key=lambda away: (abs(away), away)):
        begins = asked.begins + away
        apart = all(begins >= each.ends or begins + length <= each.begins for each in chosen)
        if begins > now and apart and is_free(room, begins, begins + length, held):
            chosen.append(offer(room, asked, begins, begins + length))
    return chosen[:MOST]


def ways_out(room: Room, asked: Asked, reader: Person, *, now: datetime) -> WaysOut:
    """What to say beside “just taken”."""
    others = [each for each in free_rooms(asked, reader) if each.room.pk != room.pk]
    return WaysOut(others[:MOST], near_times(room, asked, now=now))


def offer(room: Room, asked: Asked, begins: datetime, ends: datetime) -> Offer:
    left = room.capacity - asked.people
    fits = left >= 0 and (left <= SPARE or asked.people >= FULL * room.capacity)
    same = asked.near is not None and asked.near.place.floor_id == room.place.floor_id
    return Offer(room, begins, ends, fits, same)


def held_by(rooms: Iterable[Room], begins: datetime, ends: datetime, *, but: int | None = None) -> Held:
    """What holds these rooms in the stretch, and so near it that set-up or clear-up would lie over it, past `but`; one question."""
    around = timedelta(minutes=MOST_AROUND)
    rows = Booking.objects.held_within(begins - around, ends + around).in_rooms([room.pk for room in rooms])
    rows = rows.exclude(pk=but) if but else rows
    held: Held = defaultdict(list)
    for room, held_from, held_until in rows.values_list("room", "held_from", "held_until"):
        held[room].append((held_from, held_until))
    return held


def is_free(room: Room, begins: datetime, ends: datetime, held: Held) -> bool:
    """Open then, and nothing holds it from set-up to clear-up."""
    starts, stops = begins - timedelta(minutes=room.set_up), ends + timedelta(minutes=room.clear_up)
    in_the_way = any(held_from < stops and held_until > starts for held_from, held_until in held.get(room.pk, ()))
    return room.is_open_from(begins, ends) and not in_the_way


def free_now(room: Room, begins: datetime, ends: datetime, *, but: int | None = None) -> bool:
    """One room for one stretch, in one question."""
    return is_free(room, begins, ends, held_by([room], begins, ends, but=but))
