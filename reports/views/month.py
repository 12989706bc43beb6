"""The figures of a month, a quarter or a year, each beside the period before: every one opens its records."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.daily.reading import unfinished
from frontdesk.excel.write import Leaf
from frontdesk.people.models import Department
from frontdesk.people.permissions import Can
from frontdesk.web.export import export
from frontdesk.web.gate import gate
from frontdesk.web.months import named
from frontdesk.web.request import Request
from frontdesk.workdays.periods import Period
from reports.showing import book
from reports.showing.departments import comparison
from reports.showing.month import page_of
from reports.showing.periods import Picker, is_running, period_of, short
from reports.showing.trend import trend_of


def asked(request: Request) -> tuple[Period, datetime, dict[str, Any]]:
    """The period of the address, now, and what the heads of all pages of figures show."""
    now = timezone.now()
    today = timezone.localdate(now)
    period = period_of(request.GET, today)
    running = is_running(period, today)
    head = {"period": period, "name": named(period), "picker": Picker(period, today), "now": now, "is_running": running}
    head["is_counting"] = bool(unfinished())
    return period, now, {**head, "until": now if running else None, "title_before": short(period.before, period)}


@gate(Can.SEE_REPORTS)
def month(request: Request) -> HttpResponse:
    """`?period=2026-11`, `2026-Q4` or `2026`; the running month when none is named."""
    period, now, head = asked(request)
    return render(request, "reports/month.html", {**head, "page": page_of(period, request.user, now)})


@gate(Can.SEE_REPORTS)
def trend(request: Request) -> HttpResponse:
    """Twelve months until the end of the period."""
    period, now, head = asked(request)
    return render(request, "reports/trend.html", {**head, "trend": trend_of(period, request.user, now)})


@gate(Can.SEE_REPORTS)
def departments(request: Request) -> HttpResponse:
    """All departments, or `?departments=3&departments=5`; `?sort=-visits` orders them."""
    period, now, head = asked(request)
    only = [int(pk) for pk in request.GET.getlist("departments") if pk.isascii() and pk.isdigit() and len(pk) < 18]
    sort = request.GET.get("sort", "department")
    found = comparison(period, request.user, now, only=only, is_running=head["is_running"]).ordered(sort)
    chosen = "".join(f"&departments={pk}" for pk in only)
    context = {"comparison": found, "only": only, "all": Department.objects.open().order_by("name"), "sort": sort, "chosen": chosen}
    return render(request, "reports/departments.html", {**head, **context})


@gate(Can.SEE_REPORTS)
def month_export(request: Request) -> HttpResponse:
    """All figures, a sheet a chapter with charts, and the departments."""
    period, now, head = asked(request)
    page = page_of(period, request.user, now)
    more: list[Leaf] = book.leaves(page, comparison(period, request.user, now, is_running=head["is_running"]))
    title = _("Figures %(period)s") % {"period": head["name"]}
    rows = book.overview(page)
    heads, widths = book.heads(page), book.widths(page)
    return export(request, title=title, heads=heads, rows=rows, widths=widths, more=more, plain=f"figures-{period.key}")
