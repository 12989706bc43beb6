"""An expected visitor is in within three touches beside the digits or the scan."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.factories.visitors import badges
from tests.journeys.films import looks_at, qr
from tests.journeys.kiosks import KioskPage, expected_soon, kiosk_page
from visitors import passes
from visitors.models import Visit


@pytest.fixture
def kiosk(browser: Browser, live_server: LiveServer) -> Iterator[KioskPage]:
    with kiosk_page(browser, live_server.url) as page:
        yield page


def test_with_the_code_it_takes_two_touches(kiosk: KioskPage, ann: Person) -> None:
    badges(1)
    visit = expected_soon(ann)
    kiosk.open()
    kiosk.choose(1, "find")
    expect(kiosk.page.locator("h1")).to_be_focused()  # where a screen reader goes on
    kiosk.keys(visit.code)  # nothing to press after the sixth digit
    kiosk.on("confirm")
    kiosk.go_on("done")

    expect(kiosk.page.locator(".bdg b")).to_have_text("A001")
    expect(kiosk.page.locator("h1")).to_have_text("已通知安然")
    assert (kiosk.taps, kiosk.page.url) == (2, f"{kiosk.base}/kiosk/")


def test_on_a_keyboard_it_takes_no_mouse_at_all(kiosk: KioskPage, ann: Person) -> None:
    visit = expected_soon(ann)
    kiosk.open()
    kiosk.tab_to(".w-card")
    kiosk.page.keyboard.press("Enter")
    kiosk.on("find")
    kiosk.page.keyboard.type(f"9{visit.code[0]}", delay=90)
    for _key in range(2):
        kiosk.page.keyboard.press("Backspace")
    kiosk.page.keyboard.type(visit.code, delay=90)
    kiosk.on("confirm")
    kiosk.tab_to(".k-foot .go")
    kiosk.page.keyboard.press("Enter")
    kiosk.on("done")


@pytest.mark.parametrize("screen", ["welcome", "find"])
def test_a_handheld_scanner_takes_one_or_two(screen: str, kiosk: KioskPage, ann: Person) -> None:
    visit = expected_soon(ann)
    kiosk.open()
    if screen == "find":
        kiosk.choose(1, "find")
    kiosk.scan(passes.link_of(visit))
    kiosk.on("confirm")
    kiosk.go_on("done")

    assert kiosk.taps == (1 if screen == "welcome" else 2)


def test_phone_digits_and_the_name_in_pinyin_need_only_the_pad(kiosk: KioskPage, ann: Person) -> None:
    expected_soon(ann)
    kiosk.open()
    kiosk.choose(1, "find")
    kiosk.tap("[formaction='/kiosk/phone/']")
    kiosk.on("phone")
    kiosk.keys("1234wangxiaoming")
    kiosk.go_on("confirm")

    expect(kiosk.page.locator(".rows")).to_contain_text("王**")
    kiosk.go_on("done")


def test_a_wrong_code_stays_to_be_mended(kiosk: KioskPage, ann: Person) -> None:
    visit = expected_soon(ann)
    wrong = f"{visit.code[:5]}{(int(visit.code[5]) + 1) % 10}"
    kiosk.open()
    kiosk.choose(1, "find")
    kiosk.keys(wrong)
    expect(kiosk.page.get_by_role("alert").first).to_contain_text("没有找到这个访客码")
    kiosk.page.locator("[data-key=back]").click()
    kiosk.keys(visit.code[5])
    kiosk.on("confirm")


@pytest.mark.parametrize("by", ["keyboard", "pad"])
def test_after_a_refusal_whoever_types_begins_anew(by: str, kiosk: KioskPage, ann: Person) -> None:
    visit = expected_soon(ann)
    kiosk.open()
    kiosk.choose(1, "find")
    kiosk.keys("000000")
    field = kiosk.page.locator("[name=code]")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert kiosk.focused == "code: 000000"
    words = kiosk.page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(words).to_contain_text("没有找到这个访客码")

    if by == "keyboard":
        kiosk.page.keyboard.type(visit.code, delay=90)
    else:
        kiosk.keys(visit.code)
    kiosk.on("confirm")


def test_a_keyboards_backspace_takes_one_digit_of_a_refused_code(kiosk: KioskPage, ann: Person) -> None:
    expected_soon(ann)
    kiosk.open()
    kiosk.choose(1, "find")
    kiosk.keys("000000")
    expect(kiosk.page.locator(".msg")).to_be_visible()
    kiosk.page.keyboard.press("Backspace")
    expect(kiosk.page.locator("[name=code]")).to_have_value("00000")


def test_a_key_that_changes_nothing_sends_nothing(kiosk: KioskPage, ann: Person) -> None:
    expected_soon(ann)
    kiosk.open()
    kiosk.choose(1, "find")
    kiosk.page.evaluate("window.heard = 0; document.addEventListener('input', () => { window.heard += 1; })")
    kiosk.keys("000000")
    expect(kiosk.page.locator(".msg")).to_be_visible()
    kiosk.page.evaluate("document.querySelector('[name=code]').setSelectionRange(6, 6)")
    kiosk.keys("1")
    assert (kiosk.page.evaluate("window.heard"), kiosk.page.input_value("[name=code]")) == (6, "000000")


def test_wrong_phone_digits_are_retyped_and_the_name_after_them(kiosk: KioskPage, ann: Person) -> None:
    expected_soon(ann)
    kiosk.open()
    kiosk.choose(1, "find")
    kiosk.tap("[formaction='/kiosk/phone/']")
    kiosk.on("phone")
    kiosk.keys("0000li")
    kiosk.tap(".k-foot .go")
    expect(kiosk.page.locator(".msg")).to_be_visible()
    described = [kiosk.page.locator(f"#{name}").get_attribute("aria-describedby") for name in ("tail", "who")]
    assert (kiosk.focused, described) == ("tail: 0000", ["wrong-words"] * 2)
    kiosk.keys("1234")
    assert kiosk.focused == "who: li"
    kiosk.keys("wangxiaoming")
    kiosk.go_on("confirm")


def test_the_pad_says_what_the_field_holds_and_a_keyboard_does_not(kiosk: KioskPage, ann: Person) -> None:
    kiosk.open()
    kiosk.choose(1, "find")
    said = kiosk.page.locator("[data-pad-said]")
    kiosk.page.keyboard.type("12", delay=90)
    kiosk.page.wait_for_timeout(800)
    expect(said).to_have_text("")
    kiosk.keys("34")
    expect(said).to_have_text("1 2 3 4")
    kiosk.tap("[data-key=clear]")
    expect(said).to_have_text(said.get_attribute("data-empty") or "")
    expect(said).to_have_attribute("role", "status")


def test_the_privacy_notice_is_modal_and_gives_the_focus_back(kiosk: KioskPage, ann: Person) -> None:
    visit = expected_soon(ann)
    kiosk.open()
    kiosk.choose(1, "find")
    kiosk.keys(visit.code)
    kiosk.on("confirm")
    kiosk.tab_to("[popovertarget=notice]")
    kiosk.page.keyboard.press("Enter")
    notice = kiosk.page.get_by_role("dialog", name="告知书")
    expect(notice).to_be_visible()
    assert notice.evaluate("dialog => dialog.matches(':modal')") is True
    for _tab in range(4):
        assert kiosk.page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#notice')") is True
        kiosk.page.keyboard.press("Tab")
    kiosk.page.keyboard.press("Escape")
    expect(notice).to_be_hidden()
    expect(kiosk.page.locator(".k-more [popovertarget=notice]")).to_be_focused()
    kiosk.tap(".k-more [popovertarget=notice]")
    kiosk.tap("#notice .k-btn")
    expect(notice).to_be_hidden()
    kiosk.go_on("done")


def test_without_javascript_the_notice_opens_all_the_same(browser: Browser, live_server: LiveServer, ann: Person) -> None:
    visit = expected_soon(ann)
    with kiosk_page(browser, live_server.url, java_script_enabled=False) as kiosk:
        kiosk.open()
        kiosk.choose(1, "find")
        kiosk.page.fill("[name=code]", visit.code)
        kiosk.go_on("confirm")
        kiosk.tap(".k-more [popovertarget=notice]")
        expect(kiosk.page.locator("#notice")).to_be_visible()
        kiosk.tap("#notice .k-btn")
        expect(kiosk.page.locator("#notice")).to_be_hidden()


def test_a_kiosk_without_a_camera_says_how_to_go_on(kiosk: KioskPage, ann: Person) -> None:
    visit = expected_soon(ann)
    kiosk.open("en")
    kiosk.choose(1, "find")
    kiosk.tap("[data-camera]")
    expect(kiosk.page.locator("[data-camera-said]")).to_contain_text("There is no camera here that can read it. Enter the 6 digits")
    kiosk.tap("[data-camera-close]")
    kiosk.keys(visit.code)
    kiosk.on("confirm")


def test_the_camera_reads_the_pass(
    browser_type: BrowserType, browser_type_launch_args: dict, live_server: LiveServer, ann: Person, tmp_path: Path
) -> None:
    visit = expected_soon(ann)
    seeing = looks_at([qr(passes.link_of(visit))], tmp_path / "pass.y4m")
    browser = browser_type.launch(**{**browser_type_launch_args, "args": [*browser_type_launch_args["args"], *seeing]})
    try:
        with kiosk_page(browser, live_server.url, permissions=["camera"]) as kiosk:
            kiosk.open()
            kiosk.choose(1, "find")
            kiosk.tap("[data-camera]")
            kiosk.on("confirm")
            kiosk.go_on("done")
            assert kiosk.taps == 3
    finally:
        browser.close()
        shutil.rmtree(tmp_path, ignore_errors=True)
    assert Visit.objects.get().arrived_at is not None
