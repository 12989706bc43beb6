"""The stock analysis report over 2,000,000 movements: counting it, counting it again as it was known, and its page."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.ledger import MANY, plant
from benchmarks.office import FLOOR
from benchmarks.pages import median_of
from frontdesk.people.models import Person
from supplies.actions import stock_reports
from supplies.finding.stock_figures import figures
from supplies.finding.stock_reading import read
from supplies.limits import StockReportLimits
from supplies.models import Movement

BACK = (1, 12, 30)  # months


def measure() -> Iterator[str]:
    """Runs behind the ledger's, whose movements it counts."""
    if Movement.objects.count() < MANY:
        plant()
    this = timezone.localdate().replace(day=1)
    for back in BACK:
        month = this - relativedelta(months=back)
        with CaptureQueriesContext(connection) as asked:
            took, _found = timed(lambda month=month: figures(read(month), StockReportLimits.now()))
        yield f"{month:%Y-%m}, {back:>2} months ago {took:6.2f} s {len(asked):3} statements"
    took, report = timed(lambda: stock_reports.make(last(this), now=timezone.now()))
    yield f"counted and frozen    {took:6.2f} s"
    took, again = timed(lambda: stock_reports.recount(report))
    yield f"counted again         {took:6.2f} s, {'the same figures' if again == report.figures else 'OTHER FIGURES'}"
    client = Client()
    client.force_login(Person.objects.get(username="olga"))
    floor = median_of(client, FLOOR)
    for path in ("/supplies/reports/", report.get_absolute_url()):
        took = median_of(client, path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        yield f"{path:<40} {took:6.1f} ms {took / floor:5.1f} times {len(asked):3} statements"


def last(this: date) -> date:
    return this - relativedelta(months=1)


def timed(do: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and the answer."""
    began = time.perf_counter()
    answer = do()
    return time.perf_counter() - began, answer
