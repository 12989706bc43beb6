"""Doors of the stock analysis reports."""

from datetime import date

from dateutil.relativedelta import relativedelta

from frontdesk.people.models import Person
from supplies.actions import stock_reports
from supplies.models import Kind, StockReport
from tests.factories.supplies import an_item
from tests.factories.supplies_reports import booked
from tests.matrix.rows import BUYERS, Row, page
from tests.moments import MONDAY_9AM

PAGES: dict[str, Row] = dict.fromkeys(
    [f"supplies:stock_report_{name}" for name in ("list", "list_export", "detail", "export")], page(BUYERS)
)


def records(person: Person) -> dict[str, dict[str, object]]:
    booked(an_item(), Kind.OPENING, 10, date(2026, 10, 5), cost="2", now=MONDAY_9AM)
    return {"supplies:stock_report_": {"pk": stock_reports.make(date(2026, 10, 1), now=MONDAY_9AM).pk}}


def plant(many: int, person: Person) -> None:
    """A report a month, back from the last there is."""
    made = stock_reports.make(date(2026, 10, 1), now=MONDAY_9AM)
    first = StockReport.objects.order_by("month").first() or made
    months = [first.month - relativedelta(months=back) for back in range(1, many + 1)]
    StockReport.objects.bulk_create([StockReport(month=month, made_at=MONDAY_9AM, figures=made.figures) for month in months])
