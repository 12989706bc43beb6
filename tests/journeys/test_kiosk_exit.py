"""Staff leave a kiosk: the company's name held for four seconds, or the last stop of the keyboard, and the PIN."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.journeys.kiosks import KioskPage, kiosk_page
from visitors.actions import kiosks
from visitors.models import KioskDevice


@pytest.fixture
def kiosk(browser: Browser, live_server: LiveServer, rita: Person) -> Iterator[KioskPage]:
    with kiosk_page(browser, live_server.url) as page:
        kiosks.set_exit_pin(KioskDevice.objects.get(), pin="270419", by=rita, now=timezone.now())
        yield page


def test_a_long_touch_and_the_pin_lead_to_the_log_in(kiosk: KioskPage) -> None:
    kiosk.open("en")
    kiosk.page.locator(".k-co").click()  # a short touch is nothing
    kiosk.page.locator(".k-co").hover()
    kiosk.page.mouse.down()
    expect(kiosk.page.locator("#kiosk")).to_have_attribute("data-screen", "exit", timeout=9_000)
    kiosk.page.mouse.up()
    kiosk.keys("111112")
    expect(kiosk.page.get_by_role("alert")).to_contain_text("This PIN is not right")
    assert kiosk.page.locator(".cells").inner_text().strip() in ("", "•\n" * 5 + "•", "••••••")
    kiosk.keys("270419")
    kiosk.page.wait_for_url("**/accounts/login/**")
    assert [cookie["name"] for cookie in kiosk.page.context.cookies() if "kiosk" in cookie["name"]] == []


def test_the_keyboard_comes_to_it_last(kiosk: KioskPage) -> None:
    kiosk.open()
    kiosk.tab_to("[data-exit]")
    expect(kiosk.page.locator("[data-exit]")).to_be_in_viewport()
    kiosk.page.keyboard.press("Enter")
    kiosk.on("exit")
