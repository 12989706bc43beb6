"""My day: what I owe, whom I expect, what I may want to do. The first page after logging in, made for a phone."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.people.standing_in import covered_by
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from frontdesk.web.gate import signed_in
from frontdesk.web.my_day import day_of
from frontdesk.web.request import Request
from repairs import showing as repairs
from repairs.models import Round, Ticket
from visitors import showing
from visitors.models import Visit

MOST, FEW, NEXT = 20, 5, 6  # visitors; repairs; to-dos in words
COUNTED = 200  # to-dos; nobody reads how many more there are


@signed_in
def my_day(request: Request) -> HttpResponse:
    """Everybody who can log in; who has no role yet is told whom to ask."""
    now = timezone.now()
    context: dict[str, Any] = {"now": now, "hello": greeting(now) % {"name": request.user}}
    if request.user.can(Can.USE_OFFICE):
        mine = Visit.objects.hosted_on_day(request.user, now).alive().timed()
        visits = showing.full(mine).order_by("moment", "pk")[:MOST]
        context |= {
            **owed_by(request.user, now),
            "visits": [(visit, showing.light(visit, now)) for visit in visits],
            "repairs": [(ticket, repairs.light(ticket, now)) for ticket in Ticket.objects.open().of_asker(request.user).with_all()[:FEW]],
            "rounds": Round.objects.beside(request.user).to_do().count() if request.user.can(Can.DO_ROUNDS) else 0,
            "parts": day_of(request.user, now),
            "may_receive": request.user.can(Can.RECEIVE_VISITORS),
            "may_see_desk": request.user.can(Can.SEE_DESK),
        }
    return render(request, "reports/my_day.html", context)


def owed_by(person: Person, now: datetime) -> dict[str, Any]:
    """The next to-dos in words, each with its light, and how many there are."""
    covering = covered_by(person, timezone.localdate(now))
    mine = Todo.objects.open().held_by(person, covering=covering).select_related("version", "holder")
    todos = list(mine.by_light(now)[:COUNTED])
    rows = described(todos[:NEXT], person, covering=covering)
    return {"owed": [(row, row.todo.light(now)) for row in rows], "many_owed": len(todos), "more_owed": len(todos[NEXT:])}


def greeting(now: datetime) -> str:
    hour = timezone.localtime(now).hour
    if 5 <= hour < 12:
        return _("Good morning, %(name)s")
    return _("Good afternoon, %(name)s") if 12 <= hour < 18 else _("Good evening, %(name)s")
