"""What a meeting is owed while it runs, counted from its booking: rounds of tea, and who is told that its end is near."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace

from meetings.limits import Service
from meetings.models import Booking, TeaEvery, TeaRound
from meetings.models.room import MOST_AROUND

LONGEST_AFTER = timedelta(hours=4)  # after its end nobody is asked any more whether they have left


def tea_every(booking: Booking, house: SimpleNamespace) -> timedelta | None:
    """None: no tea is served."""
    meeting = booking.meeting
    if meeting is None or not meeting.is_served or meeting.tea_every == TeaEvery.NEVER:
        return None
    usual: timedelta = house.tea
    return usual if meeting.tea_every is None else timedelta(minutes=meeting.tea_every)


def rounds(booking: Booking, house: SimpleNamespace) -> list[datetime]:
    """Every so many minutes from its beginning, none in its last minutes or at its end; of what holds no room none at all."""
    every, last = tea_every(booking, house), booking.ends_at - house.quiet
    if every is None or booking.ended_at is not None:
        return []
    many = max(0, (last - booking.begins_at) // every)
    return [at for n in range(1, many + 1) if (at := booking.begins_at + n * every) < booking.ends_at]


def round_now(booking: Booking, now: datetime, house: SimpleNamespace) -> datetime | None:
    """The round that is owed now, of several that were missed the last one; none in the last minutes and none when it is over."""
    if now >= booking.ends_at or now > booking.ends_at - house.quiet:
        return None
    return max((at for at in rounds(booking, house) if at <= now), default=None)


def still_owed(row: TeaRound, now: datetime, house: SimpleNamespace) -> bool:
    """Whether a round is one of its meeting as that stands now, and the meeting runs."""
    return row.booking.ends_at > now and row.owed_at in rounds(row.booking, house)


@dataclass(frozen=True)
class Owed:
    """The round that a meeting is owed now."""

    booking: Booking
    at: datetime


def tea_owed(now: datetime) -> list[Owed]:
    """One a meeting that runs, at most; one question."""
    house = Service.now()
    rows = Booking.objects.running(now).filter(meeting__is_served=True).select_related("meeting", "room__place").order_by("begins_at", "pk")
    return [Owed(each, at) for each in rows if (at := round_now(each, now, house))]


@dataclass(frozen=True)
class Round:
    """One round as a page shows it."""

    at: datetime
    row: TeaRound | None
    is_come: bool
    is_open: bool  # it can be served now

    @property
    def is_served(self) -> bool:
        return self.row is not None and self.row.served_at is not None

    @property
    def is_missed(self) -> bool:
        return self.is_come and not self.is_served and not self.is_open


def rounds_shown(booking: Booking, now: datetime) -> list[Round]:
    """What was served, what is owed now, what was missed and what is to come; one question."""
    house, rows = Service.now(), {each.owed_at: each for each in booking.tea_rounds.select_related("served_by")}
    wanted = rounds(booking, house)
    moments = sorted({*wanted, *(at for at, row in rows.items() if row.served_at)})
    last = max((at for at in rows if at in wanted), default=None) if booking.ends_at > now else None
    return [Round(at, rows.get(at), at <= now, at == last and rows[at].served_at is None) for at in moments]


def next_in_room(bookings: Iterable[Booking]) -> dict[int, Booking]:
    """Booking → what holds its room next; one question for all."""
    some = list(bookings)
    if not some:
        return {}
    first, last = min(each.ends_at for each in some), max(each.held_until for each in some)
    around = timedelta(minutes=MOST_AROUND)
    rows = Booking.objects.holding().in_rooms({each.room_id for each in some})
    rows = rows.filter(begins_at__gte=first, held_from__gte=first - around, held_from__lte=last + around)
    by_room: dict[int, list[Booking]] = defaultdict(list)
    for row in rows.order_by("begins_at"):
        by_room[row.room_id].append(row)
    found = {each.pk: next((row for row in by_room[each.room_id] if row.begins_at >= each.ends_at), None) for each in some}
    return {pk: row for pk, row in found.items() if row is not None}


@dataclass(frozen=True)
class NearEnd:
    """A meeting whose end is near, and which of the two times it is told."""

    booking: Booking
    which: str
    at: datetime


def ending(now: datetime, since: datetime) -> list[NearEnd]:
    """Of meetings that run and whose room is needed next, or that asked for it; of two times that both came the later one alone."""
    values = Service.now()
    times = {"first": values.first, "second": values.second}
    rows = Booking.objects.running(now).filter(ends_at__lte=now + max(times.values()))
    running = list(rows.select_related("meeting__organiser", "meeting__chair", "room__place").order_by("ends_at", "pk"))
    after = next_in_room(running)
    found = []
    for each in running:
        come = {name: each.ends_at - before for name, before in times.items() if each.begins_at < each.ends_at - before <= now}
        if come and _is_told(each, after.get(each.pk), values.near):
            which = max(come, key=lambda name: come[name])
            found.append(NearEnd(each, which, come[which]))
    return [each for each in found if each.at >= since]


def _is_told(booking: Booking, after: Booking | None, near: timedelta) -> bool:
    asked = booking.meeting is not None and booking.meeting.wants_warning
    return asked or (after is not None and after.held_from <= max(booking.held_until, booking.ends_at + near))


@dataclass(frozen=True)
class Overrun:
    """A meeting that has not left its room, and which one needs it."""

    booking: Booking
    then: Booking


def overrunning(now: datetime, since: datetime) -> list[Overrun]:
    """Over by the clock, in a room that is being set up for the next, who are not there yet."""
    rows = Booking.objects.not_left(now, max(since, now - LONGEST_AFTER))
    over = list(rows.select_related("meeting__organiser", "room__place").order_by("ends_at", "pk"))
    after = next_in_room(over)
    pairs = [Overrun(each, after[each.pk]) for each in over if each.pk in after]
    return [each for each in pairs if each.then.held_from <= now < each.then.ends_at and each.then.checked_in_at is None]
