"""A month of office supplies in browsers: from the demand form on a phone to the stock analysis report.

The round and the stocktake are opened by what their rules do; everything after that happens on pages, by whoever it falls to. Pens:
60 lay there last month and 30 went out, 80 are asked for and 50 should stay, so 100 are bought. Of 110 delivered 97 are taken, of 127
that should lie there 126 do.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.workdays.months import month_after, month_before
from supplies.actions import stock_reports
from supplies.invariants import balances, on_order, reserved
from supplies.models import Balance, DemandForm, Item, Kind, Movement, Order, Receipt, StockReport, Stocktake
from supplies.rules.demand_round import OpenDemandRound
from supplies.rules.month_end_stocktake import MonthEndStocktake
from tests.factories.people import PersonFactory
from tests.factories.supplies import a_store, an_item
from tests.factories.supplies_purchase import a_supplier
from tests.factories.supplies_reports import booked
from tests.journeys.looks import WIDE
from tests.journeys.offices import Office, office, the_worker_runs

PHONE = {"size": "phone", "language": "zh-hans"}
Visit = Callable[..., AbstractContextManager[Office]]
SELLERS = {"晨光文具": ("2.26", "800"), "得力办公": ("2.40", "850"), "史泰博": ("2.60", "900")}  # a pen, the chair; yuan with 13 % tax


@dataclass(frozen=True)
class Month:
    """Last month with its stock, and this one with the round for the next."""

    last: date
    pens: Item
    books: Item
    jane: Person


@pytest.fixture
def month(transactional_db: None, ann: Person, bo: Person, rita: Person, olga: Person) -> Month:
    """What lay there and went out last month; the round and the stocktake as the rules of the month open them."""
    the_worker_runs()
    now = timezone.now()
    this = timezone.localdate(now).replace(day=1)
    last = month_before(this)
    pens = an_item(name="按动式中性笔（办公专用速干防漏款）", name_en="Gel pen", unit_en="pcs", specification="0.5 mm，黑色", minimum=50)
    books = an_item(name="笔记本", name_en="Notebook", unit="本", unit_en="pcs")
    for item, many, cost in ((pens, 60, "2"), (books, 20, "5")):
        booked(item, Kind.OPENING, many, last, cost=cost, now=now)
    booked(pens, Kind.ISSUE, 30, last + timedelta(days=9), department=ann.department, now=now)
    for name in SELLERS:
        a_supplier(name)
    jane = PersonFactory(username="jane", name="简晴", name_en="Jane Jian", department=olga.department, roles=[Role.ADMIN_MANAGER])
    OpenDemandRound().what(month_after(this), now)
    MonthEndStocktake().what((a_store(), last), now)
    return Month(last, pens, books, jane)


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer) -> Visit:
    """Somebody's browser; on a phone the page they end on fits the window, as `fits` says of those before."""

    @contextmanager
    def opened(person: Person, **how: str) -> Iterator[Office]:
        with office(browser, live_server.url, person, **how) as member:
            yield member
            if how.get("size") == "phone":
                fits(member)

    return opened


def fits(phone: Office) -> None:
    """Nothing is wider than the window."""
    phone.page.wait_for_load_state()
    assert phone.page.evaluate(WIDE) is False, phone.page.url


def from_the_todos(member: Office, title: str, *, whose: str = "") -> Page:
    """The to-do with these words in its title."""
    member.open(f"/todos/{whose}").page.get_by_role("link", name=title).first.click()
    return member.page


def ann_asks_on_her_phone(visit: Visit, ann: Person) -> None:
    """Pens by what the department used, a spare found by its name, and a chair that the catalogue has not."""
    with visit(ann, **PHONE) as phone:
        page = phone.open("/supplies/demand/").page
        fits(phone)
        page.get_by_role("link", name="产品部").first.tap()
        page.get_by_label("按动式中性笔（办公专用速干防漏款）：数量").fill("79")
        page.get_by_label("按动式中性笔（办公专用速干防漏款）：加一").tap()
        page.get_by_label("按动式中性笔（办公专用速干防漏款）：类别").select_option("necessary")
        page.get_by_label("查找其他物品").fill("笔记本")
        page.get_by_role("button", name="查找", exact=True).tap()
        page.get_by_label("笔记本：数量").fill("5")
        page.get_by_label("笔记本：类别").select_option("spare")
        page.get_by_label("需求内容").fill("人体工学椅")
        special = page.locator(".sd-special")
        special.get_by_label("数量").fill("1")
        special.get_by_label("必要性说明").fill("现有的椅子已损坏")
        special.get_by_label("预估金额").fill("850")
        fits(phone)
        page.get_by_role("button", name="提交").tap()
        phone.shows("main", "备用须填写理由。")
        fits(phone)
        page.get_by_label("笔记本：理由").fill("下月两位新同事入职")
        page.get_by_role("button", name="提交").tap()
        phone.shows("#toasts", "已提交，等待负责人审批。")


def bo_agrees_from_his_todo(visit: Visit, bo: Person) -> None:
    with visit(bo, **PHONE) as phone:
        page = from_the_todos(phone, "审批产品部")
        page.get_by_role("link", name="打开这件事").tap()
        phone.shows("main", "下月两位新同事入职")
        fits(phone)
        page.go_back()
        page.get_by_role("button", name="同意", exact=True).tap()
        phone.shows("#toasts", "已同意")
    assert DemandForm.objects.get(department=bo.department).approved_by == bo


def olga_closes_the_round_and_plans(visit: Visit, olga: Person) -> None:
    """The chair is assessed, the round closed, the plan made; each line says who asked."""
    with visit(olga) as desk:
        page = desk.open("/supplies/demand/").page
        page.locator(".fd-panel tbody .fd-open").first.click()
        page.get_by_label("人体工学椅: necessity and budget").fill("必要，预算内")
        page.get_by_role("button", name="Agree", exact=True).click()
        desk.shows("#toasts", "Assessed: agreed")
        page.get_by_role("button", name="Close now").click()
        desk.shows("#toasts", "The round is closed.")
        page.get_by_role("button", name="Make the plan").click()
        pens = page.locator("tr", has_text="Gel pen")
        expect(pens.locator("td.is-light")).to_contain_text("100")
        pens.get_by_text("asked by 1 department").click()
        expect(pens.locator("details li")).to_contain_text("Product 80")
        expect(page.locator("tr", has_text="Notebook").locator("td.is-light")).to_contain_text("0")


def olga_compares_three_quotes(visit: Visit, olga: Person) -> None:
    """Two are too few, and the page says so in words; with the third she applies for what is chosen."""
    first, second, third = SELLERS
    with visit(olga) as desk:
        page = desk.open("/supplies/plans/").page
        page.locator(".fd-panel tbody .fd-open").first.click()
        page.get_by_role("link", name="Compare quotes").click()
        grid = page.url
        enter_quotes(desk, first)
        enter_quotes(desk, second)
        choose(desk, "Gel pen", first)
        choose(desk, "人体工学椅", first)
        desk.shows("tr:has-text('Gel pen') .sp-decide", "2 of 3 quotes")
        page.goto(f"{grid.removesuffix('quotes/')}apply/")
        page.get_by_label("What for").fill("十二月办公用品")
        page.get_by_role("button", name="Apply").click()
        desk.shows("main", "has 2 quotes of 3")
        page.goto(grid)
        enter_quotes(desk, third)
        page.get_by_role("link", name="Apply for 2 lines").click()
        page.get_by_label("What for").fill("十二月办公用品")
        page.get_by_role("button", name="Apply").click()
        desk.shows("#toasts", "waits for the admin manager")
        desk.shows("main", "1,026.00")
        desk.shows("main", "Another admin manager approves what you applied for yourself.")


def enter_quotes(desk: Office, seller: str) -> None:
    page, (pen, chair) = desk.page, SELLERS[seller]
    page.get_by_label("Whose quotes").select_option(label=seller)
    page.get_by_role("button", name="Enter quotes").click()
    for what, price in (("Gel pen", pen), ("人体工学椅", chair)):
        line = page.locator("tr", has_text=what)
        line.get_by_label("Price a pack, ¥").fill(price)
        line.get_by_label("Working days").fill("3")
    page.get_by_role("button", name="Save the quotes").click()
    desk.shows("#toasts", "2 quotes are entered")


def choose(desk: Office, what: str, seller: str) -> None:
    line = desk.page.locator("tr", has_text=what)
    line.get_by_label(seller, exact=True).check()
    line.get_by_role("button", name="Choose").click()
    desk.shows("#toasts", f"{seller} is chosen")


def jane_approves_and_olga_orders(visit: Visit, jane: Person, olga: Person) -> None:
    """Who applied does not approve while there is another admin manager."""
    with visit(jane) as desk:
        page = from_the_todos(desk, "十二月办公用品")
        page.get_by_role("button", name="Agree", exact=True).click()
        desk.shows("#toasts", "Agreed.")
    with visit(olga) as desk:
        page = desk.open("/supplies/applications/").page
        page.locator(".fd-panel tbody .fd-open").first.click()
        page.get_by_role("button", name="Make the orders").click()
        desk.shows("h1", "Order CG")
        desk.shows("main", "1,026.00")


def rita_receives(visit: Visit, rita: Person) -> None:
    """Whoever stands at the door counts and looks, and sees no price; five are beyond the tolerance, eight are broken."""
    with visit(rita) as desk:
        page = desk.open("/supplies/receipts/").page
        page.get_by_role("region", name="To receive").get_by_role("link").click()
        page.get_by_role("link", name="Back").click()
        desk.shows("h1", Order.objects.get().number)
        expect(page.locator("main")).not_to_contain_text("¥")
        page.get_by_role("link", name="Receive goods").click()
        pens = page.locator("fieldset", has_text="Gel pen")
        pens.get_by_label("Delivered").fill("110")
        pens.get_by_label("Rejected", exact=True).fill("8")
        expect(pens.get_by_label("Accepted", exact=True)).to_have_value("97")
        pens.get_by_label("Quality", exact=True).uncheck()
        page.locator("fieldset", has_text="人体工学椅").get_by_label("Delivered").fill("1")
        page.get_by_role("button", name="Take into stock").click()
        desk.shows("main", "needed when something is rejected or not as ordered")
        page.locator("fieldset", has_text="Gel pen").get_by_label("What is wrong").fill("八支漏墨")
        page.get_by_role("button", name="Take into stock").click()
        desk.shows("main", "13 to return")
        expect(page.locator("main")).not_to_contain_text("¥")
        page.get_by_role("button", name="Returned").click()
        desk.shows("main", "13 returned")
        page.get_by_role("button", name="Papers handed in").click()
        desk.shows(".fd-head-side", "papers handed in")


def rita_counts_blind(visit: Visit, rita: Person) -> None:
    with visit(rita, **PHONE) as phone:
        page = from_the_todos(phone, "盘点文具柜", whose="?whose=desk")
        page.get_by_role("link", name="打开这件事").tap()
        phone.shows("main", "避免按账清点")
        page.get_by_role("link", name="开始清点").tap()
        for name, many, button in (("按动式中性笔（办公专用速干防漏款）", "118", "确认，下一项"), ("笔记本", "20", "确认")):
            phone.shows("h1", name)
            fits(phone)
            expect(page.locator("main")).not_to_contain_text("账面数")
            page.get_by_label("实际数量").fill(many)
            page.get_by_role("button", name=button, exact=True).tap()
        phone.shows("main", "1 种物品需由另一人复盘")
        expect(page.locator("main")).not_to_contain_text("127")


def jane_counts_again(visit: Visit, jane: Person) -> None:
    with visit(jane, **PHONE) as phone:
        page = phone.open(Stocktake.objects.get().get_absolute_url()).page
        page.get_by_role("link", name="继续清点").tap()
        phone.shows("main", "林若溪")
        fits(phone)
        expect(page.locator("main")).not_to_contain_text("118")
        page.get_by_label("实际数量").fill("126")
        page.locator(".fd-tally-go").tap()
        phone.shows("#differences", "-1")


def rita_explains_and_olga_books(visit: Visit, rita: Person, olga: Person) -> None:
    with visit(rita, **PHONE) as phone:
        page = phone.open(Stocktake.objects.get().get_absolute_url()).page
        fits(phone)
        differences = page.locator("#differences")
        differences.get_by_label("原因").select_option("loss")
        differences.get_by_label("说明").fill("找遍了文具柜")
        page.get_by_role("button", name="保存原因").tap()
        page.get_by_role("button", name="提交").tap()
        phone.shows("#toasts", "已提交")
    with visit(olga) as desk:
        page = from_the_todos(desk, "Agree to the differences")
        page.get_by_role("link", name="Open the matter").click()
        desk.shows("#differences", "127 = 30 +97")
        desk.shows("#differences", "找遍了文具柜")
        page.get_by_role("button", name="Agree and book").click()
        desk.shows("#toasts", "are booked")


def olga_reads_the_report(visit: Visit, olga: Person, month: Month) -> None:
    """Its figures, its charts, and the same as a workbook."""
    stock_reports.make(month.last, now=timezone.now())
    with visit(olga) as desk:
        page = desk.open("/supplies/reports/").page
        page.locator(".fd-panel tbody .fd-open").first.click()
        desk.shows("section:has(#value)", "158.00")
        desk.shows("section:has(#cost)", "60.00")
        expect(page.locator("section:has(#cost) .fd-share-cell").first).to_be_visible()
        desk.shows("section:has(#variance)", "lost")
        desk.shows("section:has(#proposals)", "1 difference has the cause “lost”")
        with page.expect_download() as download:
            page.get_by_role("link", name="Export").click()
        book = load_workbook(BytesIO(download.value.path().read_bytes()))
        assert sum(len(sheet._charts) for sheet in book) > 0
        page.locator("section:has(#cost) .fd-report-shares a").first.click()
        desk.shows("main", "Gel pen")


def test_a_month_of_office_supplies(visit: Visit, month: Month, ann: Person, bo: Person, rita: Person, olga: Person) -> None:
    ann_asks_on_her_phone(visit, ann)
    bo_agrees_from_his_todo(visit, bo)
    olga_closes_the_round_and_plans(visit, olga)
    olga_compares_three_quotes(visit, olga)
    jane_approves_and_olga_orders(visit, month.jane, olga)
    rita_receives(visit, rita)
    rita_counts_blind(visit, rita)
    jane_counts_again(visit, month.jane)
    rita_explains_and_olga_books(visit, rita, olga)
    olga_reads_the_report(visit, olga, month)

    line = Receipt.objects.get().lines.get(line__item=month.pens)
    assert (line.delivered, line.accepted, line.rejected, line.too_many, line.returned) == (110, 97, 8, 5, 13)
    moved = Movement.objects.filter(item=month.pens).order_by("pk").values_list("kind", "quantity")
    assert list(moved) == [(Kind.OPENING, 60), (Kind.ISSUE, -30), (Kind.RECEIPT, 97), (Kind.MISSING, -1)]
    balance = Balance.objects.get(item=month.pens)
    assert (balance.on_hand, balance.reserved, balance.on_order, balance.average) == (126, 0, 3, Decimal(2))
    report = StockReport.objects.get()
    assert (report.figures["variance"]["is_final"], stock_reports.recount(report)) == (True, report.figures)
    assert [*balances(), *on_order(), *reserved()] == []
