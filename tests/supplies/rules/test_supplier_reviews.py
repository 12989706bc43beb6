"""One look a quarter, on its first working day, also for quarters that nobody looked."""

from datetime import date, datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from supplies.models import SupplierReview
from tests.factories.supplies_quarter import an_order
from tests.factories.supplies_suppliers import a_supplier
from tests.moments import DAY, MINUTE, SHANGHAI

RULE = "supplies.supplier_reviews"
NATIONAL_DAY = datetime(2026, 10, 1, 9, 0, tzinfo=SHANGHAI)  # holidays until the 7th; the 8th is a Thursday
NEW_YEAR = datetime(2027, 1, 1, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture
def ordered(olga: Person) -> None:
    """In the third quarter and in the fourth."""
    firm = a_supplier(olga)
    an_order(firm, olga)
    an_order(firm, olga, on=date(2026, 11, 2))
    RuleState.objects.create(rule=RULE, live_from=NATIONAL_DAY - 30 * DAY)


@pytest.mark.parametrize(
    ("now", "quarters"),
    [
        (NATIONAL_DAY, []),
        (NATIONAL_DAY + 6 * DAY, []),
        (NATIONAL_DAY + 7 * DAY - 2 * MINUTE, []),
        (NATIONAL_DAY + 7 * DAY, ["2026 Q3"]),
        (NATIONAL_DAY + 9 * DAY, ["2026 Q3"]),
        (NEW_YEAR + 20 * DAY, ["2026 Q3", "2026 Q4"]),
    ],
)
def test_before_at_after_again_and_after_an_outage(ordered: None, now: datetime, quarters: list[str]) -> None:
    run(RULES[RULE], now=now)
    run(RULES[RULE], now=now + MINUTE)
    assert [review.quarter_name for review in SupplierReview.objects.order_by("quarter")] == quarters


def test_the_next_times(ordered: None) -> None:
    coming = RULES[RULE].moments(NATIONAL_DAY - DAY)
    assert [f"{next(coming):%Y-%m-%d %H:%M}" for _number in range(3)] == ["2026-10-08 09:00", "2027-01-04 09:00", "2027-04-01 09:00"]
