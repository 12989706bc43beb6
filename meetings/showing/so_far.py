"""The facts of a period until now: of the days that are over what was counted, of today what has begun."""

from collections import Counter
from collections.abc import Mapping

from django.utils import timezone

from frontdesk.daily.daily import DAILIES
from frontdesk.daily.spread import by
from frontdesk.people.models import Department
from frontdesk.web.figures import Asked
from frontdesk.workdays.load import calendar
from frontdesk.workdays.periods import Period
from meetings.daily.bookings import OF_ROOM, Begun
from meetings.daily.service import Served
from meetings.finding.usage import DepartmentUse, Opening, RoomUse, Usage
from meetings.models import Room


def so_far(asked: Asked, daily: type[Begun | Served]) -> Counter[str]:
    """A period that is over is read as it was counted; today is asked of the bookings themselves."""
    today = timezone.localdate(asked.now)
    if asked.period.last < today:
        return asked.counted(daily.name)
    total = Counter[str]()
    if asked.period.first > today:
        return total
    running = Period.holding(today)
    for month, counts in asked.by_month(daily.name).items():
        if month < running.first:
            total.update(counts)
    for day, counts in asked.over(running).by_day(daily.name).items():
        if day < today:
            total.update(counts)
    total.update(_today(asked, daily))
    return total


def _today(asked: Asked, daily: type[Begun | Served]) -> Counter[str]:
    counter = DAILIES[daily.name]
    assert isinstance(counter, Begun | Served)
    return counter.today(asked.now)


def usage_so_far(asked: Asked) -> Usage:
    """How rooms were used in the period; the opening hours are those that they have now."""
    begin, end = asked.period.bounds
    counts, opening = so_far(asked, Begun), Opening(calendar(), begin, min(end, asked.now))
    rooms = {str(room.pk): RoomUse(room) for room in Room.objects.in_order()}
    for name in OF_ROOM:
        for pk, many in by(counts, name).items():
            setattr(rooms[pk], name, many)
    _open(list(rooms.values()), opening, by(counts, "closed"))
    used = sorted((each for each in rooms.values() if each.open > 0 or each.booked), key=lambda each: -each.booked)
    return Usage(used, _departments(by(counts, "dept"), by(counts, "hours")))


def _open(rooms: list[RoomUse], opening: Opening, closed: Mapping[str, int]) -> None:
    """Rooms of the same hours are open as long as each other; less what each was closed."""
    known: dict[object, int] = {}
    for use in rooms:
        hours = (use.room.opens_at, use.room.closes_at, use.room.retired_at)
        if hours not in known:
            known[hours] = sum(max(until - since, 0) for since, until in (opening.on(day, use.room) for day in opening.days))
        use.open = known[hours] - closed.get(str(use.room.pk), 0)


def _departments(held: Mapping[str, int], seconds: Mapping[str, int]) -> list[DepartmentUse]:
    names = Department.objects.in_bulk([int(pk) for pk in held if pk != "0"])
    uses = [
        DepartmentUse(int(pk) or None, str(names[int(pk)]) if pk != "0" else "", held=many, used=seconds.get(pk, 0))
        for pk, many in held.items()
        if many
    ]
    return sorted(uses, key=lambda use: (-use.used, use.name))
