"""The monthly page says what the frozen stock analysis says, for who may know prices."""

from datetime import date

import pytest

from frontdesk.people.models import Department, Person
from frontdesk.web.figures import Asked
from frontdesk.workdays.periods import Period
from supplies.actions import stock_reports
from supplies.figures import StockTurnover, StockValue, StockVariance
from supplies.models import Kind
from tests.factories.supplies import an_item
from tests.factories.supplies_reports import booked
from tests.moments import MONDAY_9AM

pytestmark = pytest.mark.django_db
OCTOBER = date(2026, 10, 1)


def test_value_and_turnover_of_the_frozen_report(product: Department, olga: Person, rita: Person) -> None:
    pens = an_item()
    booked(pens, Kind.OPENING, 1000, date(2026, 9, 1), cost="2.5")
    booked(pens, Kind.ISSUE, 200, date(2026, 10, 2), department=product)
    asked = Asked(Period(OCTOBER), olga, MONDAY_9AM)
    assert StockValue().measure(asked) is None  # no report yet
    report = stock_reports.make(OCTOBER, now=MONDAY_9AM)

    asked = Asked(Period(OCTOBER), olga, MONDAY_9AM)
    value, turnover, variance = (figure().measure(asked) for figure in (StockValue, StockTurnover, StockVariance))
    assert (value.value, value.path, turnover.value, variance) == ("¥2,000.00", report.get_absolute_url(), "0.22", None)
    assert StockValue().measure(Asked(Period(OCTOBER), rita, MONDAY_9AM)) is None  # who may not know prices
