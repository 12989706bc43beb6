"""A handheld scanner types like a keyboard; what it types never stays in a field."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.counts import count
from tests.journeys.kiosks import KioskPage, expected_soon, kiosk_page
from visitors import passes
from visitors.models import Visit


@pytest.fixture
def visit(live_server: LiveServer, ann: Person) -> Visit:
    return expected_soon(ann)


@pytest.fixture
def kiosk(browser: Browser, live_server: LiveServer) -> Iterator[KioskPage]:
    with kiosk_page(browser, live_server.url) as page:
        yield page


@pytest.mark.parametrize("field", ["phone", "name", "company", "email"][: count(4, 1)])
def test_in_the_middle_of_a_form_it_is_swallowed_and_the_field_stands_as_before(field: str, kiosk: KioskPage, visit: Visit) -> None:
    kiosk.open()
    kiosk.choose(2, "details")
    kiosk.fill_details()
    kiosk.page.focus(f"#{field}")
    before = {name: kiosk.page.input_value(f"#{name}") for name in ("name", "phone", "company", "email")}
    kiosk.scan(passes.link_of(visit))
    kiosk.page.wait_for_timeout(400)

    assert {name: kiosk.page.input_value(f"#{name}") for name in before} == before
    assert kiosk.screen == "details"


def test_on_the_host_screen_it_searches_for_nobody(kiosk: KioskPage, visit: Visit) -> None:
    kiosk.open()
    kiosk.choose(2, "details")
    kiosk.fill_details()
    kiosk.go_on("host")
    kiosk.keys("anran")
    expect(kiosk.page.locator(".res button")).to_have_count(1)
    kiosk.scan(passes.link_of(visit))
    kiosk.page.wait_for_timeout(500)

    assert (kiosk.page.input_value("[name=wanted]"), kiosk.screen) == ("anran", "host")


@pytest.mark.parametrize("arrives_after", [0, 60])
def test_on_find_a_scan_goes_before_digits_half_typed(kiosk: KioskPage, visit: Visit, arrives_after: int) -> None:
    kiosk.open()
    kiosk.choose(1, "find")
    kiosk.keys("99")
    asked: list[str] = []
    kiosk.page.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    kiosk.scan(passes.link_of(visit), arrives_after=arrives_after)
    kiosk.on("confirm")
    assert len(asked) == 1  # the digits of the link that fell into the field were not sent as a code


def test_digits_in_the_middle_of_a_slow_scan_are_no_code(kiosk: KioskPage, visit: Visit) -> None:
    kiosk.open()
    kiosk.choose(1, "find")
    asked: list[str] = []
    kiosk.page.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    kiosk.scan(f"https://example.com/{'7' * 30}", arrives_after=60)
    expect(kiosk.page.get_by_role("alert").first).to_contain_text("这个二维码无法识别")
    assert len(asked) == 1


def test_a_code_as_a_barcode_is_a_code(kiosk: KioskPage, visit: Visit) -> None:
    kiosk.open()
    kiosk.choose(1, "find")
    kiosk.scan(visit.code)
    kiosk.on("confirm")


def test_a_foreign_code_gets_words(kiosk: KioskPage, visit: Visit) -> None:
    kiosk.open()
    kiosk.choose(1, "find")
    kiosk.scan("https://example.com/menu")
    expect(kiosk.page.get_by_role("alert").first).to_contain_text("这个二维码无法识别")
    assert kiosk.page.input_value("[name=code]") == ""


def test_a_person_who_types_and_presses_enter_is_no_scanner(kiosk: KioskPage, visit: Visit) -> None:
    kiosk.open()
    kiosk.choose(2, "details")
    kiosk.page.locator("#name").press_sequentially("Laura Reyes", delay=90)
    kiosk.page.keyboard.press("Enter")
    expect(kiosk.page.locator("#phone-wrong")).to_be_visible()

    assert kiosk.page.input_value("#name") == "Laura Reyes"
