"""The stock analysis report of a month 库存分析报告: counted once, frozen, restated once when its stocktake is agreed to."""

from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from frontdesk.advisory import hold
from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from frontdesk.workdays.months import month_after
from supplies.actions.ledger import MONTHS
from supplies.finding.stock_figures import Figures, figures
from supplies.finding.stock_reading import read
from supplies.limits import StockReportLimits
from supplies.models import StockReport, Stocktake
from supplies.notices.stock_report_made import StockReportMade


@transaction.atomic
def make(month: date, *, now: datetime) -> StockReport:
    """Count and freeze the month; who makes it again gets the one there is, whatever was booked since. Refused: running."""
    month = month.replace(day=1)
    refuse_unless(month_after(month) <= timezone.localdate(now), _("This month is not over yet."), "running")
    hold(MONTHS)  # nobody books while it is counted
    if there := StockReport.objects.filter(month=month).first():
        return there
    return _freeze(month, is_restated=False, now=now)


@transaction.atomic
def restate(report: StockReport, *, now: datetime) -> StockReport:
    """The month anew with the differences that were agreed to; once. Refused: final, open."""
    hold(MONTHS)
    if there := StockReport.objects.filter(month=report.month, is_restated=True).first():
        return there
    refuse_unless(not report.figures["variance"]["is_final"], _("This report knows the month's stocktake already."), "final")
    running = Stocktake.objects.running().filter(month=report.month)
    refuse_unless(not running.exists(), _("The stocktake of the month is not agreed to yet."), "open")
    return _freeze(report.month, is_restated=True, now=now)


def recount(report: StockReport) -> Figures:
    """The figures once more from the ledger as this report knew it, under the same settings."""
    values = SimpleNamespace(**report.figures["settings"])
    return figures(read(report.month, until=report.figures["until"]), values)


def _freeze(month: date, *, is_restated: bool, now: datetime) -> StockReport:
    made = StockReport.objects.create(
        month=month, made_at=now, figures=figures(read(month), StockReportLimits.now()), is_restated=is_restated
    )
    put(made)
    trail.record("restate_stock_report" if is_restated else "make_stock_report", subject=made, at=now)
    for manager in Person.objects.holding(Role.ADMIN_MANAGER).distinct():
        with override(manager.language):
            data = _summary(made) | {"path": made.get_absolute_url()}
        post(StockReportMade, cause=f"stock-report:{made.pk}", to=manager, subject=made, data=data, now=now)
    return made


def _summary(report: StockReport) -> dict[str, str]:
    """What the notice says of it."""
    found = report.figures
    return {
        "month": date_format(report.month, "YEAR_MONTH_FORMAT"),
        "what": _("restated after the stocktake") if report.is_restated else pgettext("report", "ready"),
        "value": number_format(Decimal(found["totals"]["closing"]), 2, force_grouping=True),
        "cost": number_format(Decimal(found["cost"]["now"]), 2, force_grouping=True),
        "rate": found["turnover"]["rate"] or "–",
        "dead": str(len(found["dead"])),
        "short": str(len(found["shortages"])),
    }
