"""The pages of stocktakes and stock analysis with records behind them: nothing axe objects to, nothing wider than the window, one h1."""

from datetime import date

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Department, Person
from supplies.actions import stock_reports, stocktake_approval, stocktakes
from supplies.models import Category, Kind, LowStock, Pack
from tests.factories.supplies import a_store, an_item
from tests.factories.supplies_reports import at, booked
from tests.factories.supplies_stocktakes import counted
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from tests.moments import MONDAY_9AM

PAGES = [
    ("rita", "desktop", "/supplies/stocktakes/"),
    ("rita", "phone", "/supplies/stocktakes/"),
    ("rita", "desktop", "/supplies/stocktakes/{counting}/"),
    ("rita", "phone", "/supplies/stocktakes/{counting}/"),
    ("rita", "phone", "/supplies/stocktakes/{counting}/count/{token}/"),
    ("olga", "phone", "/supplies/stocktakes/{second}/count/{again}/"),
    ("olga", "desktop", "/supplies/stocktakes/{second}/"),
    ("olga", "phone", "/supplies/stocktakes/{second}/"),
    ("olga", "desktop", "/supplies/stocktakes/{waiting}/"),
    ("olga", "phone", "/supplies/stocktakes/{waiting}/"),
    ("rita", "phone", "/supplies/stocktakes/new/"),
    ("rita", "desktop", "/supplies/stocktakes/new/"),
    ("olga", "desktop", "/supplies/reports/"),
    ("olga", "phone", "/supplies/reports/"),
    ("olga", "desktop", "/supplies/reports/{report}/"),
    ("olga", "phone", "/supplies/reports/{report}/"),
]


@pytest.fixture
def store(transactional_db: None, ann: Person, rita: Person, olga: Person, product: Department) -> dict[str, int | str]:
    """A cupboard that is counted, one that waits for agreement, and a year's report."""
    the_worker_runs()
    tea = Category.objects.create(name="茶水", name_en="Pantry", icon="cup")
    pens = an_item(
        name="按动式中性笔（办公专用速干防漏款）", name_en="Retractable gel pen", specification="0.5 mm，黑色", brand="晨光", minimum=50
    )
    paper = an_item(name="A4 复印纸", name_en="A4 paper", unit="包", unit_en="ream", minimum=20)
    cups = an_item(name="一次性纸杯", name_en="Paper cup", unit="个", category=tea, minimum=100)
    ink = an_item(name="HP 803 墨盒", name_en="HP 803 ink", unit="个", minimum=4)
    glue, tape, stapler = (
        an_item(name=name, name_en=english) for name, english in (("胶水", "Glue"), ("胶带", "Tape"), ("订书机", "Stapler"))
    )
    Pack.objects.create(item=paper, name="箱", name_en="carton", holds=10)
    booked(ink, Kind.OPENING, 9, date(2026, 1, 5), cost="158")
    for item, many, cost in (
        (pens, 900, "1.85"),
        (paper, 300, "21"),
        (cups, 4000, "0.12"),
        (glue, 40, "3"),
        (tape, 60, "4.2"),
        (stapler, 12, "18"),
    ):
        booked(item, Kind.OPENING, many, date(2026, 7, 1), cost=cost)
    for month, many in ((8, 60), (9, 90), (10, 140)):
        booked(pens, Kind.ISSUE, many, date(2026, month, 9), department=product)
        booked(cups, Kind.ISSUE, 10 * many, date(2026, month, 10), department=olga.department)
        booked(paper, Kind.RECEIPT, 20, date(2026, month, 12), cost=str(20 + month / 10))
    LowStock.objects.create(item=paper, store=a_store(), began_at=at(date(2026, 10, 8)), ended_at=at(date(2026, 10, 12)))
    take = stocktakes.open(a_store(), month=date(2026, 10, 1), now=at(date(2026, 10, 30)))
    for line in take.lines.select_related("item").exclude(item__name="单据"):
        found = counted(take, line.item, line.book - (line.item == stapler), by=rita, now=at(date(2026, 10, 30)))
        if found.difference:
            stocktakes.explain(found, cause="unrecorded", words="加班时领用", by=rita, now=at(date(2026, 10, 30)))
    stocktake_approval.approve(stocktakes.hand_in(take, by=rita, now=MONDAY_9AM), by=olga, now=MONDAY_9AM)
    for month in (7, 8, 9):
        stock_reports.make(date(2026, month, 1), now=MONDAY_9AM)
    report = stock_reports.make(date(2026, 10, 1), now=MONDAY_9AM)
    waiting = stocktakes.open(a_store(), items=[tape, glue], by=rita, now=MONDAY_9AM)
    for item, many in ((tape, 59), (glue, 41)):
        stocktakes.explain(counted(waiting, item, many, by=rita), cause="miscount", words="上月少点一箱", by=rita, now=MONDAY_9AM)
    stocktakes.hand_in(waiting, by=rita, now=MONDAY_9AM)
    second = stocktakes.open(a_store(), items=[stapler], by=rita, now=MONDAY_9AM)
    counted(second, stapler, 4, by=rita)
    counting = stocktakes.open(a_store(), items=[pens, paper, cups, ink], by=rita, now=MONDAY_9AM)
    counted(counting, cups, 300, by=olga)
    found = stocktakes.find(counting, what="未贴标签的硒鼓", quantity=2, by=rita, now=MONDAY_9AM)
    stocktakes.put_right(found, words="送回三楼库房", by=rita, now=MONDAY_9AM)
    stocktakes.find(counting, what="投影仪遥控器", quantity=1, by=rita, now=MONDAY_9AM)
    return {
        "waiting": waiting.pk,
        "second": second.pk,
        "counting": counting.pk,
        "token": paper.token,
        "again": stapler.token,
        "report": report.pk,
    }


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, store: dict[str, int | str], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who)
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**store)).page))}
    assert found == {}
