"""What the desk sees of rooms: what is owed now, each with one tap."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.todos.describe import Owed, described
from frontdesk.todos.models import Todo
from frontdesk.web.panels import Panel
from meetings.promises.request_answered import RequestAnswered
from meetings.promises.room_prepared import RoomPrepared
from meetings.promises.service_there import ServiceThere
from meetings.promises.tea_served import TeaServed

MOST = 30
SOON = timedelta(hours=1)  # a room whose preparation is due within this is on the board
TAPS = {RequestAnswered.name: "answer", TeaServed.name: "tea", ServiceThere.name: "there", RoomPrepared.name: "prepare"}


def tap_of(row: Owed) -> str:
    """Who asked hears first that somebody is on the way."""
    tap = TAPS[row.todo.promise]
    return "come" if tap == "answer" and not row.about.data["is_coming"] else tap


class Rooms(Panel):
    """Requests, tea, who is to be there and what is to be prepared within the hour; red first."""

    name = "meetings.rooms"
    template = "meetings/_desk_rooms.html"
    column = "main"
    order = 15

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        if not person.can(Can.RUN_MEETINGS):
            return {"owed": ()}
        pressing = ~Q(promise=RoomPrepared.name) | Q(due_at__lte=now + SOON)
        todos = Todo.objects.open().held_by_role(Role.RECEPTIONIST).filter(pressing, promise__in=TAPS).by_light(now)
        return {"owed": [(row, tap_of(row)) for row in described(todos[:MOST], person)]}
