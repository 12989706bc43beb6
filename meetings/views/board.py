"""The day of all rooms."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontdesk.people.permissions import Can
from frontdesk.places.models import Floor
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.request import Request
from meetings.finding.board import day_of
from meetings.models import Room, Waiter
from meetings.showing.board import board_of


@gate(Can.USE_OFFICE)
def day_board(request: Request) -> HttpResponse:
    """Every room that is in use, or those of one floor or with so many seats."""
    now = timezone.now()
    day, rooms = day_of(request.GET.get("day", ""), now), list(Room.objects.open().in_order())
    floors = {room.place.floor_id: room.place.floor for room in rooms}
    floor, seats = id_in(request.GET.get("floor")), id_in(request.GET.get("seats"))
    shown = [room for room in rooms if floor in (0, room.place.floor_id) and room.capacity >= seats]
    context = {
        **{"day": day, "today": timezone.localdate(now), "before": day - timedelta(days=1), "after": day + timedelta(days=1)},
        **{"board": board_of([(day, room) for room in shown], request.user, now=now), "has_rooms": bool(rooms)},
        **{"floors": chips(list(floors.values()), floor), "floor": floor, "seats": seats, "most_seats": (4, 8, 12, 20, 50)},
        "offers": Waiter.objects.offered().filter(person=request.user, offered_until__gt=now).select_related("room__place"),
    }
    return render(request, "meetings/day_board.html", context)


def chips(floors: list[Floor], chosen: int) -> list[tuple[Floor, bool]]:
    """Nothing to choose where there is one."""
    return [(floor, floor.pk == chosen) for floor in floors] if len(floors) > 1 else []
