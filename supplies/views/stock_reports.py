"""The stock analysis reports: the list, one with its charts, and as a workbook."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from frontdesk.people.permissions import Can
from frontdesk.web.export import export
from frontdesk.web.figures import Bar, Measured
from frontdesk.web.gate import gate
from frontdesk.web.pages import Column, Listing
from frontdesk.web.request import Request
from supplies.finding.stock_proposals import name_of, said
from supplies.finding.stock_sheets import cause_of, leaves, number, summary
from supplies.models import StockReport

REPORTS = Listing(
    columns=(
        Column("month", pgettext_lazy("column", "Month"), sort="month", text=lambda row: f"{row.month:%Y-%m}", width=12),
        Column("value", gettext_lazy("Closing value"), text=lambda row: number(row.figures["totals"]["closing"])),
        Column("cost", gettext_lazy("Cost"), text=lambda row: number(row.figures["cost"]["now"])),
        Column("rate", gettext_lazy("Turnover"), text=lambda row: number(row.figures["turnover"]["rate"])),
        Column("dead", gettext_lazy("Dead stock"), text=lambda row: len(row.figures["dead"])),
        Column("short", gettext_lazy("Shortages"), text=lambda row: len(row.figures["shortages"])),
        Column("made", pgettext_lazy("report", "Made"), sort="made_at", text=lambda row: row.made_at, width=18),
    ),
    sort="-month",
    per_page=12,
)


@gate(Can.BUY_SUPPLIES)
def stock_report_list(request: Request) -> HttpResponse:
    page = REPORTS.page(request, StockReport.objects.visible_to(request.user).holding(), now=timezone.now())
    return render(request, "supplies/stock_report_list.html", {"list": page})


@gate(Can.BUY_SUPPLIES)
def stock_report_list_export(request: Request) -> HttpResponse:
    page = REPORTS.page(request, StockReport.objects.visible_to(request.user).holding(), now=timezone.now())
    return page.xlsx(_("Stock analysis reports"))


@gate(Can.BUY_SUPPLIES)
def stock_report_detail(request: Request, pk: int) -> HttpResponse:
    """One month; every figure opens the movements that it was counted from."""
    reports = StockReport.objects.visible_to(request.user)
    report = get_object_or_404(reports, pk=pk)
    trend = reports.trend(report.month)
    found = report.figures
    context = {
        "report": report,
        "found": found,
        "month": f"{report.month:%Y-%m}",
        "trend": Measured("", bars=[Bar(f"{month:%y-%m}", round(Decimal(cost)), f"../{one}/") for month, one, _closing, cost in trend]),
        "departments": shared(found["departments"], "cost"),
        "categories": shared(found["categories"], "closing"),
        "causes": [(cause_of(row), row) for row in found["variance"]["causes"]],
        "proposals": [(said(each), each) for each in found["proposals"]],
        "other": reports.filter(month=report.month).exclude(pk=pk).first(),
    }
    return render(request, "supplies/stock_report_detail.html", context)


def shared(rows: list[dict[str, Any]], name: str) -> list[tuple[str, int, dict[str, Any]]]:
    """Each with its name and how long its bar is, of a hundred."""
    most = max((Decimal(row[name]) for row in rows), default=Decimal(0))
    return [(name_of(row), max(round(100 * Decimal(row[name]) / most), 0) if most > 0 else 0, row) for row in rows]


@gate(Can.BUY_SUPPLIES)
def stock_report_export(request: Request, pk: int) -> HttpResponse:
    """The workbook with its charts, in the reader's language."""
    reports = StockReport.objects.visible_to(request.user)
    report = get_object_or_404(reports, pk=pk)
    trend = [(f"{month:%Y-%m}", closing, cost) for month, _one, closing, cost in reports.trend(report.month)]
    return export(
        request,
        title=_("Stock analysis %(month)s") % {"month": date_format(report.month, "YEAR_MONTH_FORMAT")},
        heads=[_("Figure"), pgettext("figure", "Value")],
        rows=summary(report.figures),
        widths=[32, 18],
        more=leaves(report.figures, trend),
        plain=f"stock-analysis-{report.month:%Y-%m}",
    )
