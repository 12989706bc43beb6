"""By the 5th, moved to the next working day; sooner when the stocktake is agreed to; restated once when that comes later."""

from datetime import date, datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from supplies.actions import stocktake_approval, stocktakes
from supplies.models import Item, Kind, StockReport, Stocktake
from tests.factories.supplies import an_item
from tests.factories.supplies_reports import booked
from tests.factories.supplies_stocktakes import a_stocktake, counted
from tests.moments import MINUTE, SHANGHAI
from tests.races import together

pytestmark = pytest.mark.django_db
RULE = "supplies.stock_report"


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture
def pens(rita: Person, olga: Person) -> Item:
    """Something came in July; the rule is alive since 1 October."""
    RuleState.objects.create(rule=RULE, live_from=at(10, 1))
    item = an_item()
    booked(item, Kind.OPENING, 100, date(2026, 7, 1), cost="2")
    return item


def made(now: datetime) -> list[tuple[str, bool]]:
    run(RULES[RULE], now=now)
    run(RULES[RULE], now=now + MINUTE)
    return [(f"{report.month:%Y-%m}", report.is_restated) for report in StockReport.objects.order_by("pk")]


def agreed(item: Item, by: Person, manager: Person, *, now: datetime, differs: int = 0) -> Stocktake:
    """September's stocktake, counted on its day and agreed to now."""
    take = a_stocktake(month=date(2026, 9, 1), now=at(9, 24))
    line = counted(take, item, 100 - differs, by=by, now=at(9, 24))
    if differs:
        stocktakes.explain(line, cause="loss", by=by, now=now)
    held = stocktakes.hand_in(take, by=by, now=now)
    return stocktake_approval.approve(held, by=manager, now=now) if differs else held


def test_september_is_due_on_thursday_the_eighth_of_october(pens: Item) -> None:
    """1 to 7 October 2026 are holidays."""
    moments = (at(10, 5), at(10, 8) - MINUTE * 2, at(10, 8), at(10, 9), at(11, 4, 23))
    assert [made(now) for now in moments] == [[], [], *[[("2026-09", False)]] * 3]


def test_it_is_made_as_soon_as_the_month_is_over_and_its_stocktake_is_agreed_to(pens: Item, rita: Person, olga: Person) -> None:
    agreed(pens, rita, olga, now=at(9, 25), differs=1)
    assert [made(now) for now in (at(10, 1, 0) - 2 * MINUTE, at(10, 1, 1))] == [[], [("2026-09", False)]]
    assert StockReport.objects.get().figures["variance"]["is_final"] is True
    assert made(at(10, 8)) == [("2026-09", False)]


def test_the_stocktake_that_is_agreed_to_later_restates_it_once(pens: Item, rita: Person, olga: Person) -> None:
    assert made(at(10, 8)) == [("2026-09", False)]
    agreed(pens, rita, olga, now=at(10, 9), differs=1)
    assert made(at(10, 9, 10)) == made(at(10, 20)) == [("2026-09", False), ("2026-09", True)]


def test_after_an_outage_each_missed_month_has_its_report(pens: Item) -> None:
    assert made(at(12, 7)) == [("2026-09", False), ("2026-10", False), ("2026-11", False)]


def test_what_was_before_the_rule_and_before_the_ledger_owes_nothing(pens: Item) -> None:
    RuleState.objects.update(live_from=at(6, 1))
    assert made(at(8, 5)) == [("2026-07", False)]


def test_an_office_without_supplies_has_no_report(olga: Person) -> None:
    RuleState.objects.create(rule=RULE, live_from=at(10, 1))
    assert made(at(10, 8)) == []


def test_the_next_times(pens: Item) -> None:
    coming = RULES[RULE].moments(at(9, 1))
    assert [f"{next(coming):%m-%d %H:%M}" for _number in range(4)] == ["09-07 09:00", "10-08 09:00", "11-05 09:00", "12-07 09:00"]


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_make_one(pens: Item) -> None:
    together(2, lambda _number: run(RULES[RULE], now=at(10, 8)))
    assert StockReport.objects.count() == 1
