"""A month counted once and frozen: made again after later movements it says the same, and the agreed stocktake restates it once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from supplies.actions import stock_reports, stocktake_approval, stocktakes
from supplies.actions.ledger import reverse
from supplies.finding.stock_figures import figures
from supplies.finding.stock_proposals import said
from supplies.finding.stock_reading import read
from supplies.limits import StockReportLimits
from supplies.models import Balance, Item, Kind, LowStock, Movement, Requisition, RequisitionLine, StockReport
from tests.counts import count
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.factories.supplies import a_store, an_item
from tests.factories.supplies_reports import at, booked
from tests.factories.supplies_stocktakes import a_stocktake, counted
from tests.figures import Figure

pytestmark = pytest.mark.django_db
AUGUST, SEPTEMBER, OCTOBER = date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1)
MADE = at(date(2026, 10, 8), 9)


def row(found: dict[str, object], part: str, thing: Item | Department) -> dict[str, object]:
    return next((each for each in found[part] if each["id"] == thing.pk), {})


def of(month: date = SEPTEMBER) -> dict[str, object]:
    return figures(read(month), StockReportLimits.now())


class TestFigures:
    def test_opening_in_out_and_closing_by_quantity_and_value(self, product: Department) -> None:
        pens = an_item()
        booked(pens, Kind.OPENING, 100, date(2026, 8, 3), cost="2.00")
        booked(pens, Kind.RECEIPT, 100, date(2026, 9, 10), cost="3.00")
        booked(pens, Kind.ISSUE, 50, date(2026, 9, 11), department=product)
        booked(pens, Kind.TAKE_BACK, 10, date(2026, 9, 12), department=product)
        booked(pens, Kind.SCRAP, 4, date(2026, 9, 13))
        booked(pens, Kind.ISSUE, 70, date(2026, 10, 5), department=product)  # later: none of September's business

        found = of()
        item = row(found, "items", pens)
        assert {name: item[name] for name in ("opening", "came", "went", "closing", "issued")} == {
            "opening": [100, "200.00"],
            "came": [100, "300.00"],
            "went": [44, "110.00"],
            "closing": [156, "390.00"],
            "issued": [40, "100.00"],
        }
        assert found["totals"] == {"opening": "200.00", "came": "300.00", "went": "110.00", "closing": "390.00", "issued": "100.00"}
        assert found["categories"][0] | {"id": 0} == {"id": 0, "name": "文具", "name_en": "", **found["totals"], "rate": "0.34"}
        assert found["turnover"] == {"issued": "100.00", "average": "295.00", "rate": "0.34", "days": 89}

    def test_a_reversal_counts_with_what_it_reverses(self, product: Department, olga: Person) -> None:
        pens = an_item()
        booked(pens, Kind.OPENING, 100, date(2026, 9, 1), cost="2.00")
        wrong = booked(pens, Kind.ISSUE, 30, date(2026, 9, 2), department=product)
        reverse(wrong, on=date(2026, 9, 3), by=olga, now=at(date(2026, 9, 3)))
        found = of()
        assert (row(found, "items", pens)["went"], row(found, "departments", product)) == ([0, "0.00"], {})

    def test_what_lay_there_for_six_months_without_an_issue_is_dead(self, product: Department) -> None:
        dead, slow, young, used, gone = (an_item(name=name) for name in ("旧", "慢", "新", "用", "空"))
        for item in (dead, slow, used, gone):
            booked(item, Kind.OPENING, 10, date(2026, 1, 5), cost="5")
        booked(young, Kind.OPENING, 10, date(2026, 5, 5), cost="5")
        booked(dead, Kind.ISSUE, 1, date(2026, 3, 31), department=product)
        booked(slow, Kind.ISSUE, 1, date(2026, 4, 1), department=product)
        booked(used, Kind.ISSUE, 1, date(2026, 9, 1), department=product)
        booked(gone, Kind.ISSUE, 10, date(2026, 1, 6), department=product)
        found = [(each["id"], each["quantity"], each["value"], each["last_issue"]) for each in of()["dead"]]
        assert found == [(dead.pk, 9, "45.00", "2026-03-31")]

    def test_departments_by_rank_a_head_and_against_before(
        self, product: Department, office: Department, ann: Person, rita: Person
    ) -> None:
        pens = an_item()
        booked(pens, Kind.OPENING, 1000, date(2025, 9, 1), cost="1")
        for department, on, many in (
            (product, date(2025, 9, 9), 80),
            (product, date(2026, 8, 9), 50),
            (product, date(2026, 9, 9), 100),
            (office, date(2026, 9, 9), 30),
        ):
            booked(pens, Kind.ISSUE, many, on, department=department)
        found = of()
        first = row(found, "departments", product)
        people = product.people.count()
        assert (first["rank"], first["cost"], first["per_head"]) == (1, "100.00", str((Decimal(100) / people).quantize(Decimal("0.01"))))
        assert (first["before"], first["change"], first["year_ago"], first["year_change"]) == ("50.00", "100.0", "80.00", "25.0")
        second = row(found, "departments", office)
        assert (second["rank"], second["cost"], second["change"]) == (2, "30.00", None)
        assert found["cost"] == {"now": "130.00", "before": "50.00", "change": "160.0", "year_ago": "80.00", "year_change": "62.5"}

    def test_prices_of_the_month_against_the_last_before(self) -> None:
        dear, same, new, back = (an_item(name=name) for name in "贵同新退")
        for item, before, now in ((dear, "2.00", "2.20"), (same, "2.00", "2.00"), (new, None, "9"), (back, "2.00", "4.00")):
            if before:
                booked(item, Kind.RECEIPT, 1, date(2026, 7, 1), cost="1.00")
                booked(item, Kind.RECEIPT, 1, date(2026, 8, 1), cost=before)
            last = booked(item, Kind.RECEIPT, 1, date(2026, 9, 2), cost=now)
        reverse(last, on=date(2026, 9, 3), by=PersonFactory(), now=at(date(2026, 9, 3)))  # that receipt never was
        assert [(each["id"], each["before"], each["now"], each["change"]) for each in of()["prices"]] == [(dear.pk, "2", "2.2", "10.0")]

    def test_shortages_are_episodes_days_and_lines_that_waited(self, ann: Person) -> None:
        pens, tape = an_item(), an_item(name="胶带")
        for item in (pens, tape):
            booked(item, Kind.OPENING, 1, date(2026, 8, 1), cost="1")
        LowStock.objects.create(item=pens, store=a_store(), began_at=at(date(2026, 8, 30)), ended_at=at(date(2026, 9, 2)))
        LowStock.objects.create(item=pens, store=a_store(), began_at=at(date(2026, 9, 29)))
        LowStock.objects.create(item=tape, store=a_store(), began_at=at(date(2026, 8, 3)), ended_at=at(date(2026, 8, 5)))
        asked = Requisition.objects.create(asker=ann, department=ann.department, store=a_store(), created_at=at(SEPTEMBER), created_by=ann)
        RequisitionLine.objects.create(requisition=asked, item=tape, asked=3, short_at=at(date(2026, 9, 7)))
        found = of()["shortages"]
        assert [(each["id"], each["episodes"], each["days"], each["lines"]) for each in found] == [(pens.pk, 2, 4, 0), (tape.pk, 0, 0, 1)]

    def test_proposals_are_sentences_by_rule(self, product: Department) -> None:
        dead, dear = an_item(name="旧笔", minimum=20), an_item(name="贵纸", unit="包", minimum=3)
        booked(dead, Kind.OPENING, 40, date(2026, 1, 5), cost="1")
        booked(dear, Kind.RECEIPT, 5, date(2026, 8, 5), cost="10")
        booked(dear, Kind.RECEIPT, 5, date(2026, 9, 5), cost="12")
        LowStock.objects.create(item=dear, store=a_store(), began_at=at(date(2026, 9, 1)), ended_at=at(date(2026, 9, 2)))
        LowStock.objects.create(item=dear, store=a_store(), began_at=at(date(2026, 9, 5)), ended_at=at(date(2026, 9, 6)))
        booked(dear, Kind.ISSUE, 8, date(2026, 9, 9), department=product)
        proposals = of()["proposals"]
        assert [each["code"] for each in proposals] == ["no_stocktake", "raise_minimum", "renegotiate", "lower_minimum"]
        words = " ".join(said(each) for each in proposals)
        assert all(part in words for part in ("旧笔", "贵纸", "8", "20.0", "20", "40", "6")), words


def test_it_is_frozen_and_made_again_after_later_movements_it_says_the_same(product: Department, olga: Person, figure: Figure) -> None:
    pens = an_item()
    booked(pens, Kind.OPENING, 100, date(2026, 8, 3), cost="2.00")
    booked(pens, Kind.ISSUE, 30, date(2026, 9, 3), department=product)
    report = stock_reports.make(SEPTEMBER, now=MADE)
    later = MADE + timedelta(days=3)
    booked(pens, Kind.ISSUE, 20, date(2026, 9, 30), department=product, now=later)  # dated back into the month
    booked(pens, Kind.RECEIPT, 500, date(2026, 8, 31), cost="9", now=later)  # and before it
    booked(pens, Kind.ISSUE, 10, date(2026, 10, 9), department=product, now=later)

    again = stock_reports.make(SEPTEMBER, now=later)
    fresh = StockReport.objects.get(pk=report.pk)
    figure("report frozen; 3 movements later, 2 of them dated back: the same figures, also counted anew from the ledger")
    assert (again.pk, fresh.figures, StockReport.objects.count()) == (report.pk, report.figures, 1)
    assert stock_reports.recount(fresh) == fresh.figures
    assert of()["totals"] != fresh.figures["totals"]  # control: what was booked since would show
    told = Notice.objects.filter(kind="supplies.stock_report_made", channel=Channel.INBOX)
    assert [notice.reader for notice in told] == [olga]


def test_a_month_that_runs_is_not_counted() -> None:
    with pytest.raises(Refused) as refused:
        stock_reports.make(OCTOBER, now=MADE)
    assert refused.value.code == "running"


def test_the_stocktake_that_is_agreed_to_later_restates_it_once(rita: Person, olga: Person) -> None:
    pens, paper = an_item(), an_item(name="纸")
    for item in (pens, paper):
        booked(item, Kind.OPENING, 100, date(2026, 8, 3), cost="2.00")
    take = a_stocktake(month=SEPTEMBER, now=at(date(2026, 9, 24)))
    counted(take, paper, 100, by=rita, now=at(date(2026, 9, 24)))
    stocktakes.explain(counted(take, pens, 99, by=rita, now=at(date(2026, 9, 24))), cause="unrecorded", by=rita, now=at(date(2026, 9, 24)))
    first = stock_reports.make(SEPTEMBER, now=MADE)
    assert (first.figures["variance"]["is_final"], first.figures["variance"]["counted"]) == (False, 0)
    with pytest.raises(Refused) as too_early:
        stock_reports.restate(first, now=MADE)
    stocktakes.hand_in(take, by=rita, now=MADE)
    stocktake_approval.approve(take, by=olga, now=MADE)

    second = stock_reports.restate(first, now=MADE)
    variance = second.figures["variance"]
    assert (too_early.value.code, second.is_restated, variance["is_final"], variance["different"]) == ("open", True, True, 1)
    assert variance["causes"] == [{"cause": "unrecorded", "lines": 1, "missing": "2.00", "found": "0.00"}]
    assert (variance["rate"], row(second.figures, "items", pens)["closing"]) == ("0.5", [99, "198.00"])
    assert stock_reports.restate(first, now=MADE).pk == second.pk
    StockReport.objects.filter(pk=first.pk).delete()
    StockReport.objects.filter(pk=second.pk).update(is_restated=False)
    with pytest.raises(Refused) as final:  # one that knew it from the beginning
        stock_reports.restate(StockReport.objects.get(), now=MADE)
    assert final.value.code == "final"


def test_ten_questions_however_many_items_and_departments() -> None:
    asked = []
    for many in (2, 20):
        items = [an_item(name=f"物品{number}") for number in range(many)]
        departments = [DepartmentFactory() for _number in range(many)]
        for item, department in zip(items, departments, strict=True):
            booked(item, Kind.OPENING, 10, date(2026, 8, 3), cost="2")
            booked(item, Kind.ISSUE, 1, date(2026, 9, 3), department=department)
        with CaptureQueriesContext(connection) as queries:
            of()
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 10


KINDS = st.sampled_from([Kind.RECEIPT, Kind.ISSUE, Kind.TAKE_BACK, Kind.SCRAP, Kind.FOUND, Kind.MISSING])
STEPS = st.lists(st.tuples(KINDS, st.integers(0, 1), st.integers(1, 30), st.integers(0, 120), st.decimals(0, 50, places=2)), max_size=25)


@given(steps=STEPS)
@settings(max_examples=count(500, 15), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_booked_opening_and_in_less_out_is_closing_and_closing_is_the_next_opening(steps: list[tuple]) -> None:
    Movement.objects.all()._raw_delete("default")
    Balance.objects.all().delete()
    items = [an_item(name=f"物品{number}") for number in range(2)]
    for kind, which, many, day, cost in steps:
        try:
            booked(items[which], kind, many, date(2026, 7, 1) + timedelta(days=day), cost=str(cost) if kind == Kind.RECEIPT else None)
        except Refused:
            continue
    months = [of(month) for month in (date(2026, 7, 1), AUGUST, SEPTEMBER, OCTOBER)]
    for found, after in zip(months, [*months[1:], None], strict=True):
        for item in found["items"]:
            opening, came, went, closing = (
                (many, Decimal(worth)) for many, worth in (item[name] for name in ("opening", "came", "went", "closing"))
            )
            assert closing == (opening[0] + came[0] - went[0], opening[1] + came[1] - went[1])
        if after is not None:
            closed = {item["id"]: item["closing"][0] for item in found["items"]}
            opened = {item["id"]: item["opening"][0] for item in after["items"]}
            assert {pk: many for pk, many in closed.items() if many} == {pk: many for pk, many in opened.items() if many}
    held = {balance.item_id: balance.on_hand for balance in Balance.objects.filter(item__in=items)}
    assert all(row(months[-1], "items", item)["closing"][0] == held[item.pk] for item in items if held.get(item.pk))
