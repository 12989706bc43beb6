"""On a phone Ann signs in two taps from the notice. One she sends back; Rita reads why and sends it again. She registers by keys alone."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from documents.actions import sign_offs
from documents.actions.sign_offs import Plan
from documents.models import Channel, Document, Urgency
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.journeys.looks import WIDE
from tests.journeys.offices import office, the_worker_runs

# Taps on the page, over all pages that follow.
COUNTED = """addEventListener("click", (event) => {
    if (event.isTrusted) sessionStorage.taps = Number(sessionStorage.taps || 0) + 1;
}, true)"""
SUBJECT = "产品说明书印制样张确认函"


@pytest.fixture
def asked(transactional_db: None, ann: Person, rita: Person) -> Document:
    """Ann was asked just now."""
    the_worker_runs()
    now = timezone.now()
    document = registered(rita, now=now, subject=SUBJECT, proposal="拟请产品经理核对样张。")
    sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=now)
    return document


def test_ann_opens_the_notice_and_signs_in_two_taps(browser: Browser, live_server: LiveServer, asked: Document, ann: Person) -> None:
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        phone.page.add_init_script(COUNTED)
        phone.open("/inbox/").page.locator(".fd-inbox-open", has_text=asked.number).tap()
        phone.shows("h1", SUBJECT)
        phone.shows(".dc-ask", "拟请产品经理核对样张")  # what she agrees to stands above the button
        button = phone.page.get_by_role("button", name="同意并签署")
        expect(button).to_be_in_viewport()
        button.tap()
        phone.shows("#toasts", "已签署")
        assert (phone.page.evaluate("sessionStorage.taps"), phone.page.evaluate(WIDE)) == ("2", False)
    asked.refresh_from_db()
    assert asked.approved_at is not None


def test_ann_sends_it_back_and_rita_sends_it_again(
    browser: Browser, live_server: LiveServer, asked: Document, ann: Person, rita: Person
) -> None:
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        page = phone.open(asked.get_absolute_url()).page
        page.locator("summary", has_text="退回").tap()
        page.get_by_label("需要修改什么").fill("第 3 页的型号写错了，请与印厂核对。")
        page.get_by_role("button", name="退回", exact=True).tap()
        phone.shows("#toasts", "已退回")
    with office(browser, live_server.url, rita, size="phone", language="zh-hans") as phone:
        phone.open("/inbox/").page.locator(".fd-inbox-open", has_text=asked.number).first.tap()
        phone.shows(".dc-ask", "第 3 页的型号写错了")
        phone.page.get_by_role("button", name="重新送签").tap()
        phone.shows("#toasts", "已重新送签")
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        phone.open(asked.get_absolute_url()).page.get_by_role("button", name="同意并签署").tap()
        phone.shows("#toasts", "已签署")
    attempts = asked.sign_offs.get().steps.values_list("attempt", "outcome")
    assert list(attempts) == [(1, "returned"), (2, "passed")]


def test_rita_registers_by_keys_alone(browser: Browser, live_server: LiveServer, transactional_db: None, rita: Person) -> None:
    """From N to the number: what she types, and eleven keys besides, which is far below a minute."""
    with office(browser, live_server.url, rita, language="zh-hans") as desk:
        desk.open("/documents/").keys("n")
        desk.page.wait_for_url("**/documents/new/")
        expect(desk.page.locator("#id_subject")).to_be_focused()
        desk.type("关于开展楼宇安全大检查的通知")
        desk.keys("Tab")
        desk.type("云山街道办事处")
        desk.keys("Tab")
        desk.type("云街办〔2026〕15号")
        desk.keys("Tab", "ArrowDown", "Control+Enter")
        desk.shows("h1", "关于开展楼宇安全大检查的通知")
    made = Document.objects.get()
    assert (made.source, made.source_number, made.channel, made.urgency) == (
        *("云山街道办事处", "云街办〔2026〕15号"),
        *(Channel.COURIER, Urgency.NORMAL),
    )
