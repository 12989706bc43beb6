"""The use of rooms counted anew from every booking of the stretch: what facts that were counted day by day must add up to."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import get_language

from frontdesk.workdays.load import calendar
from frontdesk.workdays.periods import Period
from meetings.finding.usage import Began, DepartmentUse, Opening, Piece, RoomUse, Usage, by_hour, count_meeting
from meetings.models import Booking, Kind, Outcome, Room


def usage_of(month: date, now: datetime, months: int = 1) -> Usage:
    """The month, or so many from it on; of what runs still what is over."""
    begin, end = Period(month, months).bounds
    until = min(end, now)
    rooms, began = list(Room.objects.in_order()), began_in(begin, until)
    opening = Opening(calendar(), begin, until)
    usage, by_room = Usage([], []), {room.pk: RoomUse(room) for room in rooms}
    _open(usage, by_room, opening, began)
    for each in began:
        if each.kind == Kind.MEETING:
            count_meeting(usage, by_room[each.room], opening, each)
    usage.rooms = sorted((each for each in by_room.values() if each.open > 0 or each.booked), key=lambda each: -each.booked)
    usage.departments = _by_department([each for each in began if each.kind == Kind.MEETING and not each.nobody_came], opening)
    return usage


def began_in(begin: datetime, until: datetime) -> list[Began]:
    """What began in the stretch, in one question."""
    name = "meeting__organiser__department__name_en" if (get_language() or "").startswith("en") else "meeting__organiser__department__name"
    columns = ("room", "kind", "begins_at", "ends_at", "booked_until", "checked_in_at", "outcome")
    of_meeting = ("meeting__people", "meeting__is_confidential", "meeting__organiser__department", name)
    other = "meeting__organiser__department__name"
    rows = Booking.objects.begun_between(begin, until).exclude(kind=Kind.OFFER).order_by().values_list(*columns, *of_meeting, other)
    return [
        Began(
            *(room, kind, begins, ends, booked or ends, checked_in is not None, outcome == Outcome.NO_SHOW),
            *(people or 0, bool(secret), department, own or fallback or ""),
        )
        for room, kind, begins, ends, booked, checked_in, outcome, people, secret, department, own, fallback in rows
    ]


def _open(usage: Usage, by_room: dict[int, RoomUse], opening: Opening, began: Sequence[Began]) -> None:
    """When rooms were open, all together and each; less what they were closed."""
    alike: Counter[Piece] = Counter()
    for day in opening.days:
        for use in by_room.values():
            since, until = opening.on(day, use.room)
            if since < until:
                alike[day, since, until] += 1
                use.open += until - since
    for piece, rooms in alike.items():
        for cell, seconds in by_hour(piece):
            usage.open[cell] += rooms * seconds
    for each in began:
        if each.kind == Kind.BLOCK:
            use = by_room[each.room]
            for piece in opening.pieces(each.begins, each.ends, use.room):
                use.open -= piece[2] - piece[1]
                usage.open.subtract(dict(by_hour(piece)))


def _by_department(held: Sequence[Began], opening: Opening) -> list[DepartmentUse]:
    """Of all hours, also outside the opening hours: what people met for."""
    found: dict[tuple[int | None, str], DepartmentUse] = defaultdict(lambda: DepartmentUse(None, ""))
    for each in held:
        if not each.is_confidential:
            use = found[each.department, each.department_name]
            use.pk, use.name = each.department, each.department_name
            use.held += 1
            use.used += each.seconds(opening.until)
    return sorted(found.values(), key=lambda use: (-use.used, use.name))
