"""How rooms were used in a month: hours booked, checked in and really used, within their opening hours on working days.

Counted day by day by `meetings/daily/bookings.py`, added up by `meetings/showing/so_far.py`. A meeting counts in the month in which it
begins. Cancelled and declined ones are left out; where nobody came the hours were booked and not used; what ended early was booked to
its end and used until it ended. A room without hours of its own is open with the office; while it is closed for repair it is not open.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property

from frontdesk.workdays.calendar import Calendar
from meetings.models import Room

HOUR = 3600
Piece = tuple[date, int, int]  # a day, and from which second of it to which
Cell = tuple[int, int]  # a weekday (0 is Monday) and an hour


@dataclass(frozen=True)
class Began:
    """A meeting that began, or a closure of a room, as far as figures need it."""

    room: int
    kind: str
    begins: datetime
    ends: datetime
    booked_until: datetime
    is_checked_in: bool
    nobody_came: bool
    people: int
    is_confidential: bool
    department: int | None
    department_name: str

    def seconds(self, until: datetime) -> int:
        """All of its length, also outside the opening hours, as far as it lies before that moment."""
        return round((min(self.ends, until) - self.begins).total_seconds())


@dataclass
class RoomUse:
    """One room's month; all in seconds, but for the meetings, which are counted."""

    room: Room
    open: int = 0
    booked: int = 0
    checked_in: int = 0
    used: int = 0
    held: int = 0
    half_empty: int = 0
    asked: int = 0  # meetings that somebody was to check in to
    no_shows: int = 0


@dataclass
class DepartmentUse:
    """The meetings that colleagues of one department organised."""

    pk: int | None
    name: str
    held: int = 0
    used: int = 0


@dataclass
class Usage:
    """A month, or as much of it as is over."""

    rooms: list[RoomUse]  # the most booked first
    departments: list[DepartmentUse]  # the longest first; confidential meetings are in none
    used: Counter[Cell] = field(default_factory=Counter)
    open: Counter[Cell] = field(default_factory=Counter)

    @cached_property
    def total(self) -> RoomUse:
        """All rooms as one."""
        whole = RoomUse(Room())
        for each in self.rooms:
            for name in ("open", "booked", "checked_in", "used", "held", "half_empty", "asked", "no_shows"):
                setattr(whole, name, getattr(whole, name) + getattr(each, name))
        return whole

    @property
    def weekdays(self) -> list[int]:
        """Those with opening hours in the month."""
        return sorted({weekday for weekday, _hour in self.open})

    @property
    def hours(self) -> range:
        """From the first hour in which a room is open to the last."""
        hours = [hour for _weekday, hour in self.open]
        return range(min(hours), max(hours) + 1) if hours else range(0)

    def share(self, weekday: int, hour: int) -> int | None:
        """Per cent of the open hours that were used; None where no room is open."""
        whole = self.open[weekday, hour]
        return round(100 * self.used[weekday, hour] / whole) if whole else None


class Opening:
    """When rooms are open between two instants: on working days, by their own hours or else the office's."""

    def __init__(self, working: Calendar, begin: datetime, until: datetime) -> None:
        self.working, self.begin, self.until = working, begin, until
        self._known: dict[tuple[date, time | None, time | None], tuple[int, int]] = {}

    @cached_property
    def days(self) -> list[date]:
        """The working days."""
        if self.until <= self.begin:
            return []
        first, last = self.working.day_of(self.begin), self.working.day_of(self.until - timedelta(microseconds=1))
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return [day for day in days if self.working.is_workday(day)]

    def on(self, day: date, room: Room) -> tuple[int, int]:
        """From which second of the day to which; (0, 0) when it is not open."""
        key = (day, room.opens_at, room.closes_at)
        if key not in self._known:
            self._known[key] = self._on(*key)
        opens, closes = self._known[key]
        return (opens, min(closes, self._second(day, room.retired_at))) if room.retired_at else (opens, closes)

    def _on(self, day: date, opens: time | None, closes: time | None) -> tuple[int, int]:
        office = self.working.hours_on(day)
        if office is None:
            return 0, 0
        if opens is None or closes is None:
            opens, closes = office.opens, office.closes
        return second_of(opens), max(min(second_of(closes), self._second(day, self.until)), second_of(opens))

    def _second(self, day: date, instant: datetime) -> int:
        """Where an instant lies on a day: before it 0, after it its end."""
        local = instant.astimezone(self.working.tz)
        return second_of(local.time()) if local.date() == day else 24 * HOUR * (local.date() > day)

    def pieces(self, begins: datetime, ends: datetime, room: Room) -> Iterator[Piece]:
        """A stretch day by day, until now, as far as the room is open."""
        since, until = begins.astimezone(self.working.tz), min(ends, self.until).astimezone(self.working.tz)
        day, last = since.date(), until.date()
        while day <= last:
            first = second_of(since.time()) if day == since.date() else 0
            final = second_of(until.time()) if day == last else 24 * HOUR
            opens, closes = self.on(day, room)
            if max(first, opens) < min(final, closes):
                yield day, max(first, opens), min(final, closes)
            day += timedelta(days=1)

    def seconds(self, begins: datetime, ends: datetime, room: Room) -> int:
        return sum(until - since for _day, since, until in self.pieces(begins, ends, room))


def second_of(at: time) -> int:
    return at.hour * HOUR + at.minute * 60 + at.second


def by_hour(piece: Piece) -> Iterator[tuple[Cell, int]]:
    """How many seconds of each hour a piece covers."""
    day, since, until = piece
    return in_hours(day.weekday(), since, until)


def in_hours(weekday: int, since: int, until: int) -> Iterator[tuple[Cell, int]]:
    """The same of any such weekday."""
    for hour in range(since // HOUR, -(-until // HOUR)):
        yield (weekday, hour), min(until, (hour + 1) * HOUR) - max(since, hour * HOUR)


def count_meeting(usage: Usage, use: RoomUse, opening: Opening, each: Began) -> None:
    """One meeting: what was booked, and what came of it."""
    pieces = list(opening.pieces(each.begins, each.ends, use.room))
    used = sum(until - since for _day, since, until in pieces)
    use.booked += used if each.booked_until == each.ends else opening.seconds(each.begins, each.booked_until, use.room)
    use.asked += use.room.asks_check_in or each.nobody_came
    if each.nobody_came:
        use.no_shows += 1
        return
    use.held += 1
    use.half_empty += 2 * each.people <= use.room.capacity
    use.used += used
    use.checked_in += used if each.is_checked_in else 0
    for piece in pieces:
        for cell, seconds in by_hour(piece):
            usage.used[cell] += seconds
