"""Meetings that began, and closures of rooms: hours booked, checked in and used by room and by hour, meetings held by department."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from frontdesk.daily.daily import Daily, Record, movers
from frontdesk.workdays.changes import mark
from frontdesk.workdays.load import calendar
from frontdesk.workdays.today import midnight
from meetings.daily.touches import TOUCHED_BY
from meetings.finding.usage import Began, Cell, Opening, RoomUse, Usage, by_hour, count_meeting
from meetings.models import Booking, Kind, Outcome, Room
from meetings.models.booking import LONGEST

FAR = datetime(2101, 1, 1, tzinfo=UTC)
OF_ROOM = ("booked", "checked_in", "used", "held", "half_empty", "asked", "no_shows")
Beside = tuple[Mapping[int, Room], Opening]


class Begun(Daily):
    """On the day they began, to their end; seconds lie within the opening hours that rooms have now. No total by department tells of
    what is confidential. Other hours, seats or calendars are another count."""

    name = "meetings.begun"
    version = 3
    is_read_by_day = True
    model = Booking
    day = "begins_at"
    person = "meeting__organiser"
    columns = (
        *("room", "kind", "begins_at", "ends_at", "booked_until", "checked_in_at", "outcome"),
        *("meeting__people", "meeting__is_confidential"),
    )
    touched_by = {**TOUCHED_BY, "people.person": movers(Booking, "meeting__organiser", "begins_at")}

    def fingerprint(self) -> str:
        used = Room.objects.filter(Exists(Booking.objects.filter(room=OuterRef("pk"))))
        rooms = used.order_by("pk").values_list("pk", "opens_at", "closes_at", "retired_at", "capacity", "asks_check_in")
        return f"{super().fingerprint()} {mark(calendar())} {sha256(repr(list(rooms)).encode()).hexdigest()[:20]}"

    def rows(self) -> QuerySet[Booking]:
        return Booking.objects.filter(Q(ended_at__isnull=True) | Q(outcome=Outcome.NO_SHOW)).exclude(kind=Kind.OFFER)

    def beside(self, ids: Sequence[int]) -> Mapping[int, Beside]:
        whole = (Room.objects.in_bulk(), Opening(calendar(), FAR, FAR))
        return dict.fromkeys(ids, whole)

    def keys(self, record: Record) -> Mapping[str, int]:
        rooms, opening = record.beside
        return self.use(record, rooms, opening)

    def use(self, record: Record, rooms: Mapping[int, Room], opening: Opening) -> dict[str, int]:
        """What one comes to, as far as it lies before the end of `opening`."""
        each = began(record)
        if each.kind == Kind.BLOCK:
            shut = Counter(dict[Cell, int]())
            for piece in opening.pieces(each.begins, each.ends, rooms[each.room]):
                shut.update(dict(by_hour(piece)))
            return {f"closed:{each.room}": shut.total(), **in_cells("shut", shut)}
        use, all_ = RoomUse(rooms[each.room]), Usage([], [])
        count_meeting(all_, use, opening, each)
        found = in_cells("at", all_.used) | {f"{name}:{each.room}": int(getattr(use, name)) for name in OF_ROOM}
        if not (each.nobody_came or each.is_confidential):
            found[f"dept:{each.department or 0}"] = 1
            found[f"hours:{each.department or 0}"] = each.seconds(opening.until)
        return found

    def today(self, now: datetime) -> Counter[str]:
        """What has begun today, until now; and of what began earlier and is not over, less what is still to come."""
        begin, total = midnight(timezone.localdate(now)), Counter[str]()
        runs = Q(begins_at__gte=begin) | Q(ends_at__gt=now) | Q(booked_until__gt=now)
        until = Opening(calendar(), begin, now)
        for record in self.records(self.rows().filter(runs, begins_at__gt=begin - LONGEST, begins_at__lt=now)):
            total.update(self.use(record, record.beside[0], until))
            if began(record).begins < begin:
                total.subtract(self.keys(record))
        return total


def in_cells(name: str, seconds: Mapping[Cell, int]) -> dict[str, int]:
    """Seconds by weekday and hour: 'at:0.9' is Monday from nine to ten."""
    return {f"{name}:{weekday}.{hour}": many for (weekday, hour), many in seconds.items()}


def began(record: Record) -> Began:
    room, kind, begins, ends, booked, checked_in, outcome, people, secret = record.values
    return Began(
        *(room, kind, begins, ends, booked or ends, checked_in is not None, outcome == Outcome.NO_SHOW),
        *(people or 0, bool(secret), record.department, ""),
    )
