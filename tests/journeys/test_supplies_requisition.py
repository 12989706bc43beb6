"""Ann asks on her phone, her head agrees to part of it, the desk hands it out against a drawn signature, the ledger shows it."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from supplies.invariants import balances
from supplies.models import Handout, Issue, Item, Movement, Requisition
from tests.factories.supplies import stocked
from tests.journeys.offices import office, the_worker_runs

WIDE = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture
def shelf(transactional_db: None, ann: Person, bo: Person, rita: Person) -> tuple[Item, Item]:
    """Pens for everybody, and keyboards that are handed out old for new."""
    the_worker_runs()
    pens = stocked(30, name="中性笔", name_en="Gel pen", unit_en="pcs", icon="ballpen", is_everyday=True)
    return pens, stocked(9, name="键盘", name_en="Keyboard", unit="个", unit_en="pcs", icon="keyboard", is_old_for_new=True)


def sign(page: Page) -> None:
    """Two strokes on the pad."""
    pad = page.locator(".fd-pad canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    for y in (60, 110):
        page.mouse.move(box["x"] + 40, box["y"] + y)
        page.mouse.down()
        page.mouse.move(box["x"] + 180, box["y"] + y + 30, steps=8)
        page.mouse.move(box["x"] + 260, box["y"] + y - 20, steps=8)
        page.mouse.up()


def test_from_the_basket_to_the_signature(
    browser: Browser, live_server: LiveServer, shelf: tuple[Item, Item], ann: Person, bo: Person, rita: Person
) -> None:
    pens, keyboards = shelf
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        card = phone.open("/supplies/").page.locator(".su-card")
        for _twice in range(2):
            card.filter(has_text="中性笔").get_by_label("加一").tap()
        phone.page.get_by_label("搜索物品目录").fill("键盘")
        expect(card.filter(has_text="中性笔")).to_be_hidden()
        card.filter(has_text="键盘").locator("input").fill("2")
        phone.shows(".su-bar", "已选 2 种，共 4 件")
        assert phone.page.evaluate(WIDE) is False
        phone.page.get_by_role("button", name="下一步").tap()
        phone.shows("main", "请带旧件来换")
        phone.page.get_by_label("事由").fill("新同事入职")
        phone.page.get_by_role("button", name="提交申请").tap()
        phone.shows("#toasts", "可直接到发放处领取")
        phone.shows("h1", "LY-")
        assert phone.faults == []

    with office(browser, live_server.url, bo, size="phone", language="zh-hans") as head:
        head.open("/todos/").page.get_by_role("link", name="安然的领用单").first.tap()
        head.page.get_by_role("link", name="打开这件事").tap()
        head.page.get_by_label("键盘").fill("1")
        head.page.get_by_role("button", name="同意", exact=True).tap()
        head.shows("#toasts", "已同意，并通知安然")

    with office(browser, live_server.url, rita, size="touch") as desk:
        desk.open("/desk/").page.locator("#desk-to-hand-out").tap()
        desk.page.get_by_role("link", name="Product").tap()
        desk.page.get_by_label("Old ones handed in").fill("1")
        desk.page.get_by_label("Serial number").fill("K-7781")
        desk.page.get_by_label("Looked at").check()
        sign(desk.page)
        desk.page.get_by_role("button", name="Hand out").tap()
        desk.shows("#toasts", "Handed out: FF-")
        desk.shows("main", "Nothing waits to be handed out")
        assert desk.faults == []

    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        phone.open(Requisition.objects.get(is_at_counter=False).get_absolute_url()).shows("main", "已发放（FF-")

    handout = Handout.objects.get()
    assert (handout.confirmed_by, Attachment.objects.about(handout).get().media_type) == (ann, "image/png")
    moved = Movement.objects.of_document(Issue, list(handout.issues.values_list("pk", flat=True))).order_by("item__pk")
    assert [(row.item, row.quantity) for row in moved] == [(pens, -2), (keyboards, -1)]
    assert Requisition.objects.filter(done_at__isnull=False).count() == 2
    assert list(balances()) == []


def test_without_javascript_the_basket_travels_in_the_form_and_the_phone_confirms(
    browser: Browser, live_server: LiveServer, shelf: tuple[Item, Item], ann: Person, rita: Person
) -> None:
    pens, _keyboards = shelf
    with office(browser, live_server.url, ann, size="phone", language="zh-hans", java_script_enabled=False) as phone:
        page = phone.open("/supplies/").page
        page.locator(f"#n_{pens.pk}").fill("3")
        page.get_by_label("搜索物品目录").fill("jianpan")
        page.get_by_role("button", name="查找", exact=True).tap()
        expect(page.locator(".su-card")).to_have_count(1)
        phone.shows(".su-bar", "已选 1 种，共 3 件")
        page.get_by_role("button", name="下一步").tap()
        page.get_by_role("button", name="提交申请").tap()
        phone.shows("h1", "LY-")

    with office(browser, live_server.url, rita, java_script_enabled=False) as desk:
        desk.open("/supplies/handouts/new/").page.get_by_role("link", name="Product").click()
        desk.page.get_by_label("Looked at").check()
        desk.page.get_by_role("button", name="Hand out").click()

    with office(browser, live_server.url, ann, size="phone", language="zh-hans", java_script_enabled=False) as phone:
        phone.open("/todos/").page.get_by_role("link", name="确认您领取的物品").first.tap()
        phone.page.get_by_role("link", name="打开这件事").tap()
        phone.page.get_by_role("button", name="是的，全部收到").tap()
        phone.shows("h1", "FF-")
    assert Handout.objects.get().confirmed_by == ann
