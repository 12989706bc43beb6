"""A kiosk that is left alone asks, then forgets everything: the screen, the page source, the way back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.journeys.kiosks import KioskPage, kiosk_page, limits
from visitors.models import VisitorType

SECRETS = ("11010519491231002X", "110***********002X", "李思远", "13800006612", "138 0000 6612", "北辰设备", "安然")


@pytest.fixture
def kiosk(browser: Browser, live_server: LiveServer, olga: Person, ann: Person) -> Iterator[KioskPage]:
    limits(olga, idle=5, warning=2)
    works = {"name": "施工与维护", "name_en": "Works", "purpose": "maintenance", "asks_id_number": True}
    VisitorType.objects.update_or_create(code="works", defaults=works)  # an earlier journey flushed those that were planted
    with kiosk_page(browser, live_server.url) as page:
        yield page


def leave_half_done(kiosk: KioskPage) -> None:
    kiosk.open()
    kiosk.choose(2, "details")
    kiosk.fill_details()
    kiosk.page.fill("#company", "北辰设备")
    expect(kiosk.page.locator("#id_number")).to_be_hidden()  # asked of those only who work on the building
    kiosk.tap(".chip:has([value=maintenance])")
    kiosk.page.fill("#id_number", "11010519491231002X")
    kiosk.go_on("host")
    kiosk.find_host()


def hurry(kiosk: KioskPage, seconds: float = 0.3) -> None:
    """Shorten this screen's patience, once everything on it is as the test wants it."""
    kiosk.page.evaluate(f"document.querySelector('#kiosk').dataset.idle = '{seconds}'")


def everything_in(kiosk: KioskPage) -> str:
    """What can be found in the page, its source as the server sends it, and what the browser stores."""
    page = kiosk.page
    kept = page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state, document.cookie])")
    fields = page.evaluate("[...document.querySelectorAll('input')].map(input => input.value).join(' ')")
    return page.content() + page.request.get(page.url).text() + kept + fields


def test_it_asks_and_then_nothing_is_left_anywhere(kiosk: KioskPage) -> None:
    leave_half_done(kiosk)
    asking = kiosk.page.get_by_role("alertdialog", name="您还在吗？")
    expect(asking).to_be_visible(timeout=10_000)
    expect(kiosk.page.locator("[data-idle-stay]")).to_be_focused()
    expect(kiosk.page.locator("#kiosk")).to_have_attribute("data-screen", "welcome", timeout=8_000)

    assert [secret for secret in SECRETS if secret in everything_in(kiosk)] == []
    kiosk.page.go_back()
    kiosk.page.wait_for_timeout(500)
    assert [secret for secret in SECRETS if secret in kiosk.page.content()] == []


def test_a_touch_on_i_am_here_goes_on_where_it_stood(kiosk: KioskPage) -> None:
    leave_half_done(kiosk)
    hurry(kiosk)
    kiosk.page.locator("[data-idle-stay]").click(timeout=5_000)
    hurry(kiosk, 60)
    expect(kiosk.page.get_by_role("alertdialog")).to_have_count(0)
    kiosk.go_on("done")


def test_finish_and_clear_does_it_at_once(kiosk: KioskPage) -> None:
    leave_half_done(kiosk)
    hurry(kiosk)
    kiosk.page.locator(".k-idle [data-wipe]").click(timeout=5_000)
    expect(kiosk.page.locator("#kiosk")).to_have_attribute("data-screen", "welcome", timeout=1_500)

    assert [secret for secret in SECRETS if secret in everything_in(kiosk)] == []


def test_who_keeps_typing_is_not_asked(kiosk: KioskPage) -> None:
    kiosk.open()
    kiosk.choose(2, "details")
    hurry(kiosk, 2)
    kiosk.page.locator("#name").press_sequentially("Laura R", delay=400)

    expect(kiosk.page.get_by_role("alertdialog")).to_have_count(0)


def test_the_first_screen_goes_back_to_chinese_without_asking(kiosk: KioskPage) -> None:
    kiosk.open("en")
    expect(kiosk.page.locator("#kiosk")).to_have_attribute("lang", "zh-hans", timeout=10_000)


def test_a_page_that_comes_back_from_the_browsers_cache_is_loaded_anew(kiosk: KioskPage) -> None:
    leave_half_done(kiosk)
    with kiosk.page.expect_navigation(url="**/kiosk/"):
        kiosk.page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    kiosk.on("welcome")


def test_when_the_server_is_away_the_screen_is_empty_all_the_same(kiosk: KioskPage) -> None:
    leave_half_done(kiosk)
    kiosk.page.context.set_offline(True)
    hurry(kiosk)
    expect(kiosk.page.locator("body")).to_have_class("is-wiped", timeout=8_000)
    expect(kiosk.page.locator("#kiosk")).not_to_be_visible()
    assert kiosk.page.evaluate("[...document.querySelectorAll('input')].map(input => input.value).join('')") == ""
    kiosk.page.context.set_offline(False)
    expect(kiosk.page.locator("#kiosk")).to_have_attribute("data-screen", "welcome", timeout=8_000)
    kiosk.faults.clear()  # the browser's own notes that requests failed


def test_the_seconds_left_are_said_once(kiosk: KioskPage) -> None:
    leave_half_done(kiosk)
    kiosk.page.evaluate("""() => {
        document.querySelector('#kiosk').dataset.warning = '11';
        window.said = [];
        const region = document.querySelector('[data-idle-said]');
        new MutationObserver(() => window.said.push(region.textContent)).observe(region, {childList: true});
    }""")
    hurry(kiosk)
    expect(kiosk.page.locator("[data-idle-left]")).to_have_text("8", timeout=8_000)
    assert kiosk.page.evaluate("window.said") == ["还剩 10 秒"]


def test_it_asks_and_forgets_while_the_notice_is_open(kiosk: KioskPage) -> None:
    leave_half_done(kiosk)
    kiosk.page.locator(".k-more [popovertarget=notice]").click()
    expect(kiosk.page.locator("#notice")).to_be_visible()
    hurry(kiosk)
    kiosk.page.locator("[data-idle-stay]").click(timeout=5_000)
    hurry(kiosk, 60)
    expect(kiosk.page.locator(".k-more [popovertarget=notice]")).to_be_focused()
    kiosk.page.keyboard.press("Enter")
    hurry(kiosk)
    expect(kiosk.page.locator("#kiosk")).to_have_attribute("data-screen", "welcome", timeout=8_000)
    assert [secret for secret in SECRETS if secret in everything_in(kiosk)] == []
