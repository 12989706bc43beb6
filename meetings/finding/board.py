"""What lies on a line of the board: stretches one after another, of which each is free, taken, over or shut. One question for all lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from django.utils import timezone
from django.utils.dateparse import parse_date

from frontdesk.people.models import Person
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR
from meetings.models import Booking, Room
from meetings.scope import with_invited

QUARTER = timedelta(minutes=15)
PER_HOUR = 4
FIRST, LAST = 8, 20  # hours of a board, unless something lies before or after them


class Look(StrEnum):
    FREE = "free"
    PAST = "past"  # free, and over
    SHUT = "shut"  # outside the room's hours
    AROUND = "around"  # set-up or clear-up
    MEETING = "meeting"
    BLOCK = "block"
    OFFER = "offer"


@dataclass(frozen=True)
class Stretch:
    """So many quarters of an hour that look alike; those of a booking carry it."""

    look: Look
    begins: datetime
    quarters: int
    booking: Booking | None = None

    @property
    def ends(self) -> datetime:
        return self.begins + self.quarters * QUARTER


@dataclass(frozen=True)
class Hours:
    """The hours that a board shows, the same for all of its lines."""

    first: int
    last: int

    @property
    def quarters(self) -> int:
        return (self.last - self.first) * PER_HOUR

    def begins(self, day: date) -> datetime:
        return timezone.make_aware(datetime.combine(day, time(self.first)))


Line = tuple[date, Room]
Looks = tuple[Look, Booking | None]
SHOWN = (  # what a board says of a booking; the rest of its columns is not read
    *("room", "kind", "begins_at", "ends_at", "held_from", "held_until", "because", "outcome", "ended_at"),
    *(f"meeting__{name}" for name in ("subject", "is_confidential", "organiser", "made_by", "chair", "minute_taker")),
    *(f"meeting__{name}" for name in ("asked_at", "agreed_at", "declined_at")),
    *(f"meeting__organiser__{name}" for name in ("name", "name_en")),
)


def day_of(words: str, now: datetime) -> date:
    """The day that an address names; today when it names none."""
    try:
        day = parse_date(words)
    except ValueError:
        day = None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else timezone.localdate(now)


def week_of(words: str, now: datetime) -> date:
    """The Monday of the day that an address names."""
    day = day_of(words, now)
    return day - timedelta(days=day.weekday())


def lines_of(lines: Sequence[Line], now: datetime, reader: Person | None = None) -> tuple[Hours, list[list[Stretch]]]:
    """The hours, and for each line its stretches from the first hour to the last; bookings know what this reader is invited to."""
    taken, zone = _bookings(lines, reader), timezone.get_current_timezone()
    hours = _hours([booking for some in taken.values() for booking in some], zone)
    empty = Empty(hours, now)
    return hours, [list(_stretches(hours.begins(day), empty.looks(day, room), taken[(day, room.pk)])) for day, room in lines]


def _bookings(lines: Sequence[Line], reader: Person | None) -> dict[tuple[date, int], list[Booking]]:
    """What holds each line, whole days long, so that the hours can be widened."""
    found: dict[tuple[date, int], list[Booking]] = defaultdict(list)
    days, rooms = {day for day, _room in lines}, {room.pk for _day, room in lines}
    if not lines:
        return found
    begins, ends = _midnight(min(days)), _midnight(max(days) + timedelta(days=1))
    rows = Booking.objects.held_within(begins, ends).in_rooms(rooms).select_related("meeting__organiser").only(*SHOWN)
    zone = timezone.get_current_timezone()
    for booking in (with_invited(rows, reader) if reader else rows).order_by("held_from"):
        on, until = booking.held_from.astimezone(zone).date(), booking.held_until.astimezone(zone).date()
        for day in days:
            if on <= day <= until:
                found[(day, booking.room_id)].append(booking)
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _hours(bookings: Iterable[Booking], zone: tzinfo) -> Hours:
    first, last = FIRST, LAST
    for each in bookings:
        begins, ends = each.held_from.astimezone(zone), each.held_until.astimezone(zone)
        over_night = begins.date() != ends.date()
        first = min(first, 0 if over_night else begins.hour)
        last = max(last, 24 if over_night else ends.hour + (ends.minute > 0))
    return Hours(first, last)


class Empty:
    """How lines look before anything is booked: rooms with the same hours look alike, so a board of two hundred asks few of them."""

    def __init__(self, hours: Hours, now: datetime) -> None:
        self.hours, self.now = hours, now
        self._known: dict[tuple[date, time | None, time | None], list[Looks]] = {}

    def looks(self, day: date, room: Room) -> list[Looks]:
        """A list of one's own, to be painted over."""
        key = (day, room.opens_at, room.closes_at)
        if key not in self._known:
            self._known[key] = [self._look(self.hours.begins(day) + number * QUARTER, room) for number in range(self.hours.quarters)]
        return list(self._known[key])

    def _look(self, starts: datetime, room: Room) -> Looks:
        look = Look.PAST if starts < self.now else Look.FREE
        return look if room.is_open_from(starts, starts + QUARTER) else Look.SHUT, None


def _stretches(begin: datetime, looks: list[Looks], bookings: Sequence[Booking]) -> Iterator[Stretch]:
    """Quarters that look alike and belong to the same booking are one stretch; what is free is cut at half hours, to be taken by them."""
    _paint(begin, looks, bookings)
    at = 0
    for number in range(1, len(looks) + 1):
        whole = number < len(looks) and looks[number] == looks[at] and not (looks[at][0] == Look.FREE and number % 2 == 0)
        if not whole:
            look, booking = looks[at]
            yield Stretch(look, begin + at * QUARTER, number - at, booking)
            at = number


def _paint(begin: datetime, looks: list[Looks], bookings: Sequence[Booking]) -> None:
    """Over what is empty; nothing that was first is painted over, for no two hold one room at once."""
    for booking in bookings:
        for since, until, look in (
            (booking.held_from, booking.begins_at, Look.AROUND),
            (booking.ends_at, booking.held_until, Look.AROUND),
            (booking.begins_at, booking.ends_at, Look(booking.kind)),
        ):
            for number in _quarters(since - begin, until - begin, len(looks)):
                looks[number] = (look, None if look == Look.AROUND else booking)


def _quarters(since: timedelta, until: timedelta, most: int) -> range:
    """The quarters that a stretch touches."""
    if since >= until:
        return range(0)
    return range(max(since // QUARTER, 0), min(-(-until // QUARTER), most))
