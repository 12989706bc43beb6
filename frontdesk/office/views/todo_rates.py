"""What was kept on time: by kind of promise and department, for one month."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from frontdesk.people.permissions import Can, Role
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, quiet
from frontdesk.web.gate import gate
from frontdesk.web.months import month_of
from frontdesk.web.request import Request
from frontdesk.workdays.months import month_after, month_before, month_bounds


@gate(Can.SEE_RULES)
def todo_rates(request: Request) -> HttpResponse:
    """A month (`?month=2026-11`), the current one when none is named."""
    now = timezone.now()
    first = month_of(request.GET.get("month", ""), timezone.localdate(now))
    begin, end = month_bounds(first)
    counted = Todo.objects.exclude(quiet()).on_time(begin, min(end, now))  # what is due later this month is not late yet
    rows = [
        {
            **row,
            "kind": PROMISES[row["promise"]],
            "who": holder_words(row),
            "percent": round(100 * row["on_time"] / row["due"]),
        }
        for row in counted
        if row["promise"] in PROMISES
    ]
    context = {"rows": rows, "month": first, "before": month_before(first), "after": month_after(first), "now": now}
    return render(request, "office/todo_rates.html", context)


def holder_words(row: dict[str, str]) -> str:
    """The department, or the role that holds to-dos together."""
    if row["role"]:
        return str(Role(row["role"]).label)
    return (row["name_en"] if (get_language() or "").startswith("en") and row["name_en"] else row["name"]) or "–"
