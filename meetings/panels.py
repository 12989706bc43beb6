"""What the desk sees of rooms: what is owed now, each with one tap; and in everybody's day their meetings."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Q, When

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.todos.describe import Owed, described
from frontdesk.todos.models import Todo
from frontdesk.web.my_day import DayPart
from frontdesk.web.panels import Panel
from frontdesk.workdays.today import day_bounds
from meetings.models import Booking
from meetings.promises.request_answered import RequestAnswered
from meetings.promises.room_prepared import RoomPrepared
from meetings.promises.service_there import ServiceThere
from meetings.promises.tea_served import TeaServed

MOST, FEW = 30, 10
SOON = timedelta(hours=1)  # a room whose preparation is due within this is on the board
TAPS = {RequestAnswered.name: "answer", TeaServed.name: "tea", ServiceThere.name: "there", RoomPrepared.name: "prepare"}


def tap_of(row: Owed) -> str:
    """Who asked hears first that somebody is on the way."""
    tap = TAPS[row.todo.promise]
    return "come" if tap == "answer" and not row.about.data["is_coming"] else tap


class Rooms(Panel):
    """What rooms ask for, then tea and who is to be there, then what is to be prepared within the hour; red first of each."""

    name = "meetings.rooms"
    template = "meetings/_desk_rooms.html"
    column = "main"
    order = 15

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        if not person.can(Can.RUN_MEETINGS):
            return {"owed": ()}
        todos = Todo.objects.open().held_by_role(Role.RECEPTIONIST).filter(shown_here(now)).by_light(now)
        first = Case(When(promise=RequestAnswered.name, then=0), When(promise=RoomPrepared.name, then=2), default=1)
        in_order = todos.order_by(first, *todos.query.order_by)[:MOST]
        return {"owed": [(row, tap_of(row)) for row in described(in_order, person)]}


def shown_here(now: datetime) -> Q:
    """Which to-dos of the desk stand in this panel."""
    return Q(promise__in=TAPS) & (~Q(promise=RoomPrepared.name) | Q(due_at__lte=now + SOON))


class MyMeetings(DayPart):
    """What I organise or am invited to, today and not over; one query."""

    name = "meetings.mine"
    template = "meetings/_my_day.html"
    order = 20

    def context(self, person: Person, now: datetime) -> dict[str, Any] | None:
        _begin, end = day_bounds(now)
        rows = Booking.objects.with_(person).not_over(now).filter(begins_at__lt=end).select_related("meeting", "room__place")
        bookings = list(rows.order_by("begins_at", "pk")[:FEW])
        return {"bookings": bookings} if bookings else None
