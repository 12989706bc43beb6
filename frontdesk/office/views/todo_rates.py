"""What was kept on time: by kind of promise and department, for one month."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from frontdesk.people.permissions import Can, Role
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, quiet
from frontdesk.web.gate import gate
from frontdesk.web.months import month_of, named
from frontdesk.web.request import Request
from frontdesk.workdays.periods import Period


@gate(Can.SEE_RULES)
def todo_rates(request: Request) -> HttpResponse:
    """A month (`?month=2026-11`), the current one when none is named; a quarter or a year as well (`2026-Q4`, `2026`)."""
    now, asked = timezone.now(), request.GET.get("month", "")
    period = Period.read(asked) or Period(month_of(asked, timezone.localdate(now)))
    begin, end = period.bounds
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
    names = {"name": named(period), "name_before": named(period.before), "name_after": named(period.following)}
    context = {"rows": rows, "period": period, **names, "now": now}
    return render(request, "office/todo_rates.html", context)


def holder_words(row: dict[str, str]) -> str:
    """The department, or the role that holds to-dos together."""
    if row["role"]:
        return str(Role(row["role"]).label)
    return (row["name_en"] if (get_language() or "").startswith("en") and row["name_en"] else row["name"]) or "–"
