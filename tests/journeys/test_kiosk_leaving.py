"""Leaving at the kiosk, by badge or by the pass on the phone; the own page thanks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, badges
from tests.journeys.kiosks import KioskPage, kiosk_page
from visitors import passes
from visitors.models import Visit


@pytest.fixture
def visit(live_server: LiveServer, ann: Person) -> Visit:
    badges(1)
    return arrived_visit(ann)


@pytest.fixture
def kiosk(browser: Browser, live_server: LiveServer) -> Iterator[KioskPage]:
    with kiosk_page(browser, live_server.url) as page:
        yield page


def test_by_the_number_on_the_badge_and_the_own_page_thanks_by_itself(
    kiosk: KioskPage, browser: Browser, live_server: LiveServer, visit: Visit
) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(live_server.url + passes.path_of(visit))
    kiosk.open()
    kiosk.choose(3, "leave")
    kiosk.keys("A001")
    kiosk.go_on("check_out")
    expect(kiosk.page.locator(".rows")).to_contain_text("李**")
    kiosk.go_on("left")
    expect(kiosk.page.locator("h1")).to_have_text("谢谢您来访，再见！")
    expect(phone.locator("h1")).to_have_text("李思远，谢谢您来访", timeout=5_000)
    phone.close()

    visit.refresh_from_db()
    assert (visit.left_at is not None, kiosk.page.url) == (True, f"{kiosk.base}/kiosk/")


def test_a_wrong_number_is_retyped(kiosk: KioskPage, visit: Visit) -> None:
    kiosk.open()
    kiosk.choose(3, "leave")
    kiosk.keys("A9")
    kiosk.tap(".k-foot .go")
    expect(kiosk.page.locator("[name=number]")).to_have_attribute("aria-describedby", "wrong-words")
    assert kiosk.focused == "number: A9"
    kiosk.page.keyboard.type("A001", delay=90)
    kiosk.go_on("check_out")


def test_by_scanning_the_pass(kiosk: KioskPage, visit: Visit) -> None:
    kiosk.open()
    kiosk.choose(3, "leave")
    kiosk.scan(passes.link_of(visit))
    kiosk.on("check_out")
    assert kiosk.page.locator("[name=number]").count() == 0
    kiosk.go_on("left")


def test_the_one_question_takes_two_touches(browser: Browser, live_server: LiveServer, kiosk: KioskPage, visit: Visit) -> None:
    kiosk.open("en")
    kiosk.choose(3, "leave")
    kiosk.keys("A001")
    kiosk.go_on("check_out")
    kiosk.go_on("left")
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(live_server.url + passes.path_of(visit))
    phone.get_by_role("link", name="请回答一个问题").click()
    phone.locator(".scores label").nth(4).click()
    phone.get_by_role("button", name="提交").click()
    expect(phone.locator("h1")).to_have_text("谢谢您的回答")
    phone.close()

    assert visit.feedback.score == 5
