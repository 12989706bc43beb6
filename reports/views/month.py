"""The month in figures: every one opens its records."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontdesk.people.permissions import Can
from frontdesk.web.figures import figures_of
from frontdesk.web.gate import gate
from frontdesk.web.months import month_of
from frontdesk.web.request import Request
from frontdesk.workdays.months import month_after, month_before
from frontdesk.workdays.periods import Period


@gate(Can.SEE_REPORTS)
def month(request: Request) -> HttpResponse:
    """A month (`?month=2026-11`), the running one when none is named."""
    now = timezone.now()
    today = timezone.localdate(now)
    first = month_of(request.GET.get("month", ""), today)
    context = {
        "month": first,
        "before": month_before(first),
        "after": month_after(first) if month_after(first) <= today else None,
        "is_running": first == today.replace(day=1),
        "figures": figures_of(Period(first), request.user, now),
    }
    return render(request, "reports/month.html", context)
