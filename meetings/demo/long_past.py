"""Eight hundred thousand bookings of ten years, for who wants to see how long things take: held, cancelled, and those nobody came to.

Each room has slots on every working day, and no two bookings one slot: so no two hold a room at one time. One year is told, and told
again for each year before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.scene import Scene
from frontdesk.scene_years import YEAR, Before, Since, earlier_within
from frontdesk.workdays.load import calendar
from meetings.demo.weeks import SUBJECTS, WEEKS_AHEAD, WEEKS_BACK
from meetings.models import Booking, Meeting, Outcome, Rights, Room, Series

YEARS = 10
CHUNK = 2_000
BUSY, FULL = 20, 8  # every so manieth day is busy, with so many bookings a room
AHEAD = 2  # bookings of a room on a day to come
FIRST, LAST = 9, 18  # hours between which people meet
WEEKLY, HALF_YEAR = 4, 26  # every so manieth room has a series, of so many weeks
TUESDAY = 1
RULE = "FREQ=WEEKLY;UNTIL="


@dataclass
class Written:
    """Meetings and bookings until they are written, some thousand at a time."""

    meetings: list[Meeting] = field(default_factory=list)
    bookings: list[Booking] = field(default_factory=list)
    many: int = 0

    def add(self, meeting: Meeting, booking: Booking) -> None:
        self.meetings.append(meeting)
        self.bookings.append(booking)
        if len(self.bookings) == CHUNK:
            self.write()

    def write(self) -> None:
        Meeting.objects.bulk_create(self.meetings, CHUNK)
        Booking.objects.bulk_create(self.bookings, CHUNK)
        self.many += len(self.bookings)
        self.meetings, self.bookings = [], []


def long_past(scene: Scene, old: Sequence[Room], new: Sequence[Room], people: Sequence[Person], many: int) -> int:
    """In all rooms until the demo's six weeks begin, then in the new ones alone until these end; how many bookings that makes."""
    dice = Random(f"meetings, long past {scene.rng.getstate()[1][:4]}")
    office, out = Office(scene, dice, list(people)), Written()
    today = timezone.localdate(scene.now)
    monday = today - timedelta(days=today.weekday() + 7 * WEEKS_BACK)
    working = calendar()
    year = [day for n in range(YEAR.days, 0, -1) if working.is_workday(day := monday - timedelta(days=n))]
    weeks = [day for n in range(7 * (WEEKS_BACK + WEEKS_AHEAD)) if working.is_workday(day := monday + timedelta(days=n))]
    told = Since(Series, Meeting, Booking)
    for day, here in _shared_out(year, [*old, *new], (many - len(weeks) * len(new) * AHEAD) // YEARS, dice):
        office.day(out, day, here)
    out.write()
    before = Before(YEARS - 1)
    before.tell(Series, told.rows(Series), rule=earlier_within("rule", len(RULE) + 1))
    before.tell(Meeting, told.rows(Meeting))
    before.tell(Booking, told.rows(Booking))
    out.many *= YEARS
    for day in weeks:
        office.day(out, day, dict.fromkeys(new, FULL if day == today else AHEAD))
    out.write()
    return out.many


def _shared_out(days: Sequence[date], rooms: Sequence[Room], many: int, dice: Random) -> Iterator[tuple[date, dict[Room, int]]]:
    """How many bookings each room has on each day: all of them many on a busy one, else as many as are left for it."""
    busy = {day for number, day in enumerate(days, 1) if number % BUSY == 0 and number // BUSY * FULL * len(rooms) <= many // 2}
    left, quiet = many - len(busy) * FULL * len(rooms), len(days) - len(busy)
    number = 0
    for day in days:
        if day in busy:
            yield day, dict.fromkeys(rooms, FULL)
            continue
        each, over = divmod(left * (number + 1) // quiet - left * number // quiet, len(rooms))
        more = set(dice.sample(rooms, over))
        number += 1
        yield day, {room: each + (room in more) for room in rooms}


@dataclass
class Office:
    """Tells one day after another."""

    scene: Scene
    dice: Random
    people: list[Person]
    series: dict[Room, Series] = field(default_factory=dict)

    def day(self, out: Written, day: date, rooms: dict[Room, int]) -> None:
        for number, (room, many) in enumerate(rooms.items()):
            slots = self._slots(room)
            for slot in sorted(self.dice.sample(range(len(slots)), min(many, len(slots)))):
                weekly = slot == 0 and number % WEEKLY == 0 and day.weekday() == TUESDAY
                self._one(out, room, day, slots[slot], self._series(room, day, slots[0]) if weekly else None)

    def _slots(self, room: Room) -> list[time]:
        """When meetings of an hour begin, so that nothing held touches what comes next."""
        around = room.set_up + room.clear_up
        return [time(hour) for hour in range(FIRST, LAST, 1 + -(-around // 60))]

    def _series(self, room: Room, day: date, at: time) -> Series:
        """The one of this half year."""
        known = self.series.get(room)
        if known is None or day - known.begins_on >= timedelta(weeks=HALF_YEAR):
            by, zone = self.dice.choice(self.people), timezone.get_current_timezone_name()
            made_at = min(_moment(day, at) - timedelta(days=7), self.scene.now)
            rule = f"{RULE}{day + timedelta(weeks=HALF_YEAR - 1):%Y%m%d}T235959"
            wanted = {"rule": rule, "zone": zone, "begins_on": day, "at": at, "minutes": 60, "room": room}
            known = self.series[room] = Series.objects.create(**wanted, organiser=by, made_at=made_at, made_by=by)
        return known

    def _one(self, out: Written, room: Room, day: date, at: time, series: Series | None) -> None:
        begins, dice, now = _moment(day, at), self.dice, self.scene.now
        ends = begins + timedelta(minutes=60 if series else dice.choice((30, 45, 60, 60)))
        by = series.organiser if series else dice.choice(self.people)
        made_at = series.made_at if series else min(begins - timedelta(hours=dice.randint(2, 120)), now - timedelta(hours=1))
        meeting = Meeting(subject=dice.choice(SUBJECTS), organiser=by, made_by=by, made_at=made_at, series=series)
        meeting.occurs_on = day if series else None
        meeting.people = max(2, round(room.capacity * dice.uniform(0.2, 1.0)))
        meeting.is_confidential, meeting.is_served = dice.random() < 0.05, begins < now and dice.random() < 0.05
        if room.rights == Rights.ASK:
            agreed_at = min(made_at + timedelta(minutes=40), now)
            meeting.asked_at, meeting.agreed_at, meeting.agreed_by = made_at, agreed_at, self.scene.cast["rita"]
        booking = Booking(room=room, meeting=meeting, begins_at=begins, ends_at=ends, made_at=made_at, made_by=by)
        booking.hold_around(set_up=room.set_up, clear_up=room.clear_up)
        if begins < now:
            self._came_of(booking, by)
        out.add(meeting, booking)

    def _came_of(self, booking: Booking, by: Person) -> None:
        """Six in a hundred were cancelled; where it is asked for most are there; one in ten ended before its time."""
        luck, now, asks = self.dice.random(), self.scene.now, booking.room.asks_check_in
        if luck < 0.06:
            booking.ended_at, booking.ended_by, booking.outcome = booking.begins_at - timedelta(hours=1), by, Outcome.CANCELLED
            return
        if asks and luck < 0.11 and booking.begins_at + timedelta(minutes=10) <= now:
            booking.ended_at, booking.outcome = booking.begins_at + timedelta(minutes=10), Outcome.NO_SHOW
            return
        if asks:
            booking.checked_in_at, booking.checked_in_by = booking.begins_at, by
        if luck > 0.9 and booking.ends_at <= now:
            booking.booked_until = booking.ends_at
            booking.ends_at -= timedelta(minutes=15)
            booking.held_until -= timedelta(minutes=15)


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
