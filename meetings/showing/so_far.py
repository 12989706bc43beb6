"""How rooms were used in a period until now, from what was counted."""

from collections.abc import Mapping

from frontdesk.daily.spread import by
from frontdesk.people.models import Department
from frontdesk.web.figures import Asked
from frontdesk.workdays.load import calendar
from meetings.daily.bookings import OF_ROOM, Begun
from meetings.finding.usage import DepartmentUse, Opening, RoomUse, Usage
from meetings.models import Room


def usage_so_far(asked: Asked) -> Usage:
    """How rooms were used in the period; the opening hours are those that they have now."""
    begin, end = asked.period.bounds
    counts, opening = asked.so_far(Begun.name), Opening(calendar(), begin, min(end, asked.now))
    rooms = {str(room.pk): RoomUse(room) for room in asked.common(_rooms)}
    for name in OF_ROOM:
        for pk, many in by(counts, name).items():
            setattr(rooms[pk], name, many)
    _open(list(rooms.values()), opening, by(counts, "closed"))
    used = sorted((each for each in rooms.values() if each.open > 0 or each.booked), key=lambda each: -each.booked)
    return Usage(used, _departments(asked.departments, by(counts, "dept"), by(counts, "hours")))


def _rooms() -> list[Room]:
    return list(Room.objects.in_order())


def _open(rooms: list[RoomUse], opening: Opening, closed: Mapping[str, int]) -> None:
    """Rooms of the same hours are open as long as each other; less what each was closed."""
    known: dict[object, int] = {}
    for use in rooms:
        hours = (use.room.opens_at, use.room.closes_at, use.room.retired_at)
        if hours not in known:
            known[hours] = sum(max(until - since, 0) for since, until in (opening.on(day, use.room) for day in opening.days))
        use.open = known[hours] - closed.get(str(use.room.pk), 0)


def _departments(names: Mapping[int, Department], held: Mapping[str, int], seconds: Mapping[str, int]) -> list[DepartmentUse]:
    uses = [
        DepartmentUse(int(pk) or None, str(names[int(pk)]) if pk != "0" else "", held=many, used=seconds.get(pk, 0))
        for pk, many in held.items()
        if many
    ]
    return sorted(uses, key=lambda use: (-use.used, use.name))
