"""How rooms were used in a period until now, from what was counted."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from frontdesk.daily.spread import by
from frontdesk.people.models import Department
from frontdesk.web.figures import Asked
from frontdesk.workdays.load import calendar
from meetings.daily.bookings import OF_ROOM, Begun
from meetings.finding.usage import Cell, DepartmentUse, Opening, RoomUse, Usage, in_hours
from meetings.models import Room


def usage_so_far(asked: Asked) -> Usage:
    """How rooms were used in the period; the opening hours are those that they have now."""
    begin, end = asked.period.bounds
    counts, opening = asked.so_far(Begun.name), Opening(calendar(), begin, min(end, asked.now))
    rooms = {str(room.pk): RoomUse(room) for room in asked.common(_rooms)}
    for name in OF_ROOM:
        for pk, many in by(counts, name).items():
            setattr(rooms[pk], name, many)
    opens = _open(list(rooms.values()), opening, by(counts, "closed"))
    opens.subtract(cells(by(counts, "shut")))
    used = sorted((each for each in rooms.values() if each.open > 0 or each.booked), key=lambda each: -each.booked)
    departments = _departments(asked.departments, by(counts, "dept"), by(counts, "hours"))
    return Usage(used, departments, cells(by(counts, "at")), opens)


def cells(seconds: Mapping[str, int]) -> Counter[Cell]:
    """By weekday and hour, as they were counted: '0.9' is Monday from nine to ten."""
    return Counter({(int(weekday), int(hour)): many for key, many in seconds.items() for weekday, hour in (key.split("."),)})


def _rooms() -> list[Room]:
    return list(Room.objects.in_order().select_related(None).select_related("place"))  # two hundred of them, named by their place


def _open(rooms: list[RoomUse], opening: Opening, closed: Mapping[str, int]) -> Counter[Cell]:
    """How long each is open, less what it was closed, and when all are open together. Rooms of the same hours are looked at once."""
    alike: dict[object, list[RoomUse]] = defaultdict(list)
    for use in rooms:
        alike[use.room.opens_at, use.room.closes_at, use.room.retired_at].append(use)
    together: Counter[Cell] = Counter()
    for some in alike.values():
        pieces = [(day, since, until) for day in opening.days for since, until in (opening.on(day, some[0].room),) if since < until]
        open_for = sum(until - since for _day, since, until in pieces)
        for use in some:
            use.open = open_for - closed.get(str(use.room.pk), 0)
        for piece, days in Counter((day.weekday(), since, until) for day, since, until in pieces).items():
            for cell, seconds in in_hours(*piece):
                together[cell] += len(some) * days * seconds
    return together


def _departments(names: Mapping[int, Department], held: Mapping[str, int], seconds: Mapping[str, int]) -> list[DepartmentUse]:
    uses = [
        DepartmentUse(int(pk) or None, str(names[int(pk)]) if pk != "0" else "", held=many, used=seconds.get(pk, 0))
        for pk, many in held.items()
        if many
    ]
    return sorted(uses, key=lambda use: (-use.used, use.name))
