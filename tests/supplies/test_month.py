"""A whole month by the clock alone: from the form that opens before the 25th to the report of the 5th.

September 2026: the 25th is Mid-Autumn and the last Friday, the first week of October is free. Whatever the calendar owes is done by
`manage.py rules run --at`; in between people do their part by the same actions as on the pages.
"""

import json
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies.actions import applications, demand, orders, plans, quotes, receipts, stock_reports, stocktake_approval, stocktakes
from supplies.actions.demand import Wanted
from supplies.actions.ledger import Line, move
from supplies.actions.quotes import Terms
from supplies.actions.receipts import Came
from supplies.invariants import balances
from supplies.models import Balance, DemandForm, DemandRound, Item, Kind, Order, PurchasePlan, StockReport, Stocktake
from tests.factories.supplies import a_store, an_item
from tests.factories.supplies_demand import at
from tests.factories.supplies_purchase import a_supplier

pytestmark = pytest.mark.django_db
OCTOBER, SEPTEMBER = date(2026, 10, 1), date(2026, 9, 1)
OF_THE_MONTH = ("demand_round", "demand_close", "month_end_stocktake", "stock_report")


def clock(moment: datetime) -> list[str]:
    """Let the clock stand at this moment: `rules run --at`, all rules. How often each of the month's own acted."""
    out = StringIO()
    call_command("rules", "run", at=moment.isoformat(), json=True, stdout=out)
    looked = {row["name"].removeprefix("supplies."): row for row in json.loads(out.getvalue())}
    assert {name: row["errors"] for name, row in looked.items() if row["errors"]} == {}
    return [f"{name} {len(looked[name]['acted'])}" for name in OF_THE_MONTH if looked[name]["acted"]]


def told(kind: str) -> list[str]:
    """Who has heard of it in the inbox, by user name."""
    heard = Notice.objects.filter(kind=f"supplies.{kind}", channel=Channel.INBOX)
    return sorted(heard.values_list("reader__username", flat=True))


def on_hand(item: Item) -> tuple[int, int, int]:
    balance = Balance.objects.get(item=item)
    return balance.on_hand, balance.reserved, balance.on_order


def take_out_of(item: Item, many: int, *, by: Person, now: datetime) -> None:
    move([Line(item, Kind.ISSUE, many, document=an_item(name="领用"))], store=a_store(), on=now.date(), by=by, now=now)


@pytest.fixture
def pens(bo: Person, rita: Person, olga: Person) -> Item:
    """Thirty there since September began, fifty should be; bought by the dozen."""
    item = an_item(minimum=50)
    item.packs.create(name="盒", name_en="box", holds=12)
    opening = Line(item, Kind.OPENING, 30, document=an_item(name="期初"), unit_cost=Decimal(2))
    move([opening], store=a_store(), on=SEPTEMBER, by=rita, now=at(1))
    return item


def ann_asks_and_bo_agrees(pens: Item, ann: Person, bo: Person) -> None:
    form = DemandForm.objects.full().get(department=ann.department)
    demand.save(form, [Wanted(40, pens)], by=ann, now=at(24, 10))
    demand.hand_in(form, by=ann, now=at(24, 10))
    demand.approve(form, by=bo, now=at(28, 9))


def rita_counts_and_olga_agrees(pens: Item, rita: Person, olga: Person) -> None:
    """Three are handed out after the snapshot, one is gone for no known reason."""
    taken = Stocktake.objects.get()
    take_out_of(pens, 3, by=rita, now=at(24, 14))
    counted = stocktakes.count(taken.lines.get(item=pens), counted=26, by=rita, now=at(24, 15))
    assert counted.difference == -1
    stocktakes.explain(counted, cause="loss", by=rita, now=at(24, 15))
    stocktakes.hand_in(taken, by=rita, now=at(24, 16))
    stocktake_approval.approve(Stocktake.objects.get(), by=olga, now=at(28, 10))


def olga_buys(plan: PurchasePlan, olga: Person) -> Order:
    """Two suppliers are too few, the cheapest of three gets the order."""
    line = plan.lines.get()
    cheapest, _dearer = [
        quotes.enter(line, a_supplier(), Terms(Decimal(price), holds=12), by=olga, now=at(30, 19)) for price in ("271.20", "300")
    ]
    quotes.choose(cheapest, by=olga, now=at(30, 19))
    with pytest.raises(Refused) as too_few:
        applications.apply(plan, purpose="10月办公用品", by=olga, now=at(30, 19))
    quotes.enter(line, a_supplier(), Terms(Decimal("330"), holds=12), by=olga, now=at(30, 19))
    application = applications.apply(plan, purpose="10月办公用品", by=olga, now=at(30, 19))
    assert (too_few.value.code, application.total) == ("few", Decimal("1627.20"))
    return orders.place(applications.approve(application, by=olga, now=at(30, 19)), by=olga, now=at(30, 19))[0]


def test_a_month_runs_by_itself_from_the_form_to_the_report(pens: Item, ann: Person, bo: Person, rita: Person, olga: Person) -> None:
    clock(at(20))  # the rules go live

    # Thursday the 24th, because Friday is Mid-Autumn: forms and the stocktake open, once.
    assert (clock(at(24, 8, 59)), clock(at(24)), clock(at(24))) == ([], ["demand_round 1", "month_end_stocktake 1"], [])
    the_round, taken = DemandRound.objects.get(), Stocktake.objects.get()
    assert (the_round.month, the_round.closes_at, taken.month) == (OCTOBER, at(30, 18), SEPTEMBER)
    assert (told("demand_opened"), "rita" in told("stocktake_opened")) == (["bo", "olga"], True)

    ann_asks_and_bo_agrees(pens, ann, bo)
    clock(at(29, 9))
    assert told("demand_reminder") == ["olga"]  # her office forgets
    rita_counts_and_olga_agrees(pens, rita, olga)
    assert on_hand(pens) == (26, 0, 0)

    # Wednesday the 30th, six in the evening: the round closes without the office's form.
    assert (clock(at(30, 17, 59)), clock(at(30, 18))) == ([], ["demand_close 1"])
    assert [form.department for form in DemandForm.objects.missing()] == [olga.department]

    # Forty asked for, twenty-four short of the minimum: six dozen.
    plan = plans.make(DemandRound.objects.get(), by=olga, now=at(30, 18, 30))
    line = plan.lines.get()
    assert (line.demanded, line.to_minimum, line.available, line.to_buy) == (40, 50, 26, 72)
    order = olga_buys(plan, olga)
    assert on_hand(pens) == (26, 0, 72)

    # The first look of October makes September's report, since the stocktake is agreed to; it would be due on the 8th.
    assert clock(at(1, 0, 30, month=10)) == ["stock_report 1"]
    report = StockReport.objects.get()
    assert report.month == SEPTEMBER

    # After the holiday the goods come: seventy-two, two of them broken.
    came = Came(72, 2, reason="破损", is_quality_right=False)
    receipts.receive(order, {order.lines.get().pk: came}, known=0, by=rita, now=at(8, 10, month=10))
    assert (on_hand(pens), list(balances())) == ((96, 0, 2), [])

    # What happened in October changes nothing in September's report, and nothing fires twice.
    assert stock_reports.recount(report) == report.figures
    assert clock(at(8, 18, month=10)) == []
