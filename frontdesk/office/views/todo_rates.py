"""What was kept on time: by kind of promise and department, for one month."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontdesk.daily.reading import Facts
from frontdesk.people.models import Department
from frontdesk.people.permissions import Can, Role
from frontdesk.todos.daily import Due, Rate, rates
from frontdesk.todos.promises import PROMISES
from frontdesk.web.gate import gate
from frontdesk.web.months import month_of, named
from frontdesk.web.request import Request
from frontdesk.workdays.periods import Period


@gate(Can.SEE_RULES)
def todo_rates(request: Request) -> HttpResponse:
    """A month (`?month=2026-11`), the current one when none is named; a quarter or a year as well (`2026-Q4`, `2026`)."""
    now, asked = timezone.now(), request.GET.get("month", "")
    period = Period.read(asked) or Period(month_of(asked, timezone.localdate(now)))
    rows = [
        {"rate": rate, "kind": PROMISES[rate.promise], "who": holder_words(rate), "percent": round(100 * rate.on_time / rate.due)}
        for rate in rates(Facts().so_far(Due.name, period, now), Department.objects.in_bulk())
    ]
    names = {"name": named(period), "name_before": named(period.before), "name_after": named(period.following)}
    context = {"rows": rows, "period": period, **names, "now": now}
    return render(request, "office/todo_rates.html", context)


def holder_words(rate: Rate) -> str:
    """The department, or the role that holds to-dos together."""
    if rate.role:
        return str(Role(rate.role).label)
    return str(rate.department) if rate.department else "–"
