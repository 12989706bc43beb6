"""Stocktakes and stock analysis reports are found by number, month and what they are, by who may read them."""

from datetime import date

import pytest
from django.core.management import call_command

from frontdesk.people.models import Person
from frontdesk.search.models import SearchRow
from supplies.actions import stock_reports
from tests.factories.supplies import stocked
from tests.factories.supplies_stocktakes import a_stocktake
from tests.moments import DAY, MONDAY_9AM
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


def found(person: Person, query: str) -> str:
    return words(Staff(person).open("search", q=query))


def test_a_stocktake_is_found_by_who_counts(rita: Person, ann: Person) -> None:
    stocked(5)
    number = a_stocktake(month=NOVEMBER).number
    assert [f"{number}" in found(rita, query).replace(query, "", 1) for query in (number, "盘点", "2026-11")] == [True] * 3
    assert "Month end 2026-11" in found(rita, number)
    assert "Month end 2026-11" not in found(ann, number)


def test_a_report_is_found_by_who_may_see_prices_and_of_a_month_the_one_that_holds(olga: Person, rita: Person) -> None:
    stocked(5)
    made = stock_reports.make(NOVEMBER, now=MONDAY_9AM + 14 * DAY)
    title = "Stock analysis report November 2026"
    assert [title in found(olga, query) for query in ("2026-11", "库存分析", "stock analysis")] == [True] * 3
    assert title not in found(rita, "2026-11")
    stock_reports.restate(made, now=MONDAY_9AM + 15 * DAY)
    assert (found(olga, "2026-11").count(title), "restated" in found(olga, "2026-11")) == (1, True)


def test_an_upgrade_finds_what_was_there_before(rita: Person) -> None:
    stocked(5)
    number = a_stocktake(month=NOVEMBER).number
    SearchRow.objects.filter(kind="supplies.stocktake").delete()
    call_command("search", "rebuild", if_empty=True, verbosity=0)
    assert "Month end 2026-11" in found(rita, number)
