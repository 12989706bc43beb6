"""A browser at the desk becomes a kiosk, and nothing else from then on."""

from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from visitors.actions import kiosks


def test_the_code_opens_the_kiosk_and_closes_everything_else(browser: Browser, live_server: LiveServer, rita: Person) -> None:
    _device, code = kiosks.open_pairing(name="大堂自助机", now=timezone.now(), by=rita)
    page = browser.new_page(viewport={"width": 1280, "height": 800}, base_url=live_server.url)
    page.goto("/kiosk/")
    expect(page.locator("h1")).to_have_text("配对这台自助机")
    page.keyboard.type("12345678")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("没有这个配对码")
    page.locator("[name=code]").fill(f"{code[:4]} {code[4:]}")
    page.locator(".go").click()
    expect(page.locator("#kiosk")).to_have_attribute("data-screen", "welcome")

    assert [page.request.get(path).status for path in ("/", "/desk/", "/visitors/", "/accounts/login/")] == [403] * 4
    assert page.evaluate("document.cookie").find("kiosk") == -1
    page.close()
