"""The desk's list for the visitors of a day: who comes, what is laid out, which badges; made to be printed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from frontdesk.people.permissions import Can
from frontdesk.todos.describe import holds
from frontdesk.todos.models import Todo
from frontdesk.web.gate import gate
from frontdesk.web.request import Request
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR
from frontdesk.workdays.load import calendar
from visitors import showing
from visitors.actions.welcome import visitors_on
from visitors.limits import DirectionsLimits
from visitors.models import Visit, VisitorType, WelcomeDay
from visitors.promises.welcome_ready import WelcomeReady


@dataclass(frozen=True)
class OfType:
    """How many of one type come, and so what lies ready for them."""

    type: VisitorType | None
    many: int


def by_type(visits: Sequence[Visit]) -> list[OfType]:
    """The types of the day in their order, those without one last; companions count."""
    many: Counter[int | None] = Counter()
    for visit in visits:
        many[visit.visitor_type_id] += visit.people
    types = {visit.visitor_type_id: visit.visitor_type for visit in visits}
    found = [OfType(types[pk], number) for pk, number in many.items()]
    return sorted(found, key=lambda of: (of.type is None, of.type.order if of.type else 0))


def day_in(text: str) -> date:
    """A day of our calendar as an address writes it; anything else is no page."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Http404
    return day


@gate(Can.RECEIVE_VISITORS)
def welcome_next(request: Request) -> HttpResponse:
    """The next working day's list."""
    return redirect("visitors:welcome_day", calendar().next_workday(timezone.localdate()).isoformat())


@gate(Can.RECEIVE_VISITORS)
def welcome_day(request: Request, day: str) -> HttpResponse:
    on, now = day_in(day), timezone.now()
    rows = showing.reserved_or_seen(visitors_on(on).with_reserved(request.user).board().order_by("expected_at", "pk"), "expected_at")
    seen = [row for row in rows if isinstance(row, Visit)]
    context = {
        **{"day": on, "rows": rows, "types": by_type(seen), "badges": sum(visit.people for visit in seen), "now": now},
        **{"reserved": len(rows) - len(seen), "lay_out": DirectionsLimits.here("lay_out"), "todo": todo_of(on, request)},
    }
    return render(request, "visitors/welcome_day.html", context)


def todo_of(day: date, request: Request) -> dict[str, Any] | None:
    """The to-do of the list, and whether this reader may tick it off."""
    made = WelcomeDay.objects.filter(day=day).first()
    todo = Todo.objects.about(made).filter(promise=WelcomeReady.name).select_related("done_by").first() if made else None
    return {"row": todo, "may_tick": todo.done_at is None and holds(todo, request.user)} if todo else None
