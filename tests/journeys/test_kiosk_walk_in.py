"""A visitor without appointment: registered in a minute, told the answer, and nothing typed is ever lost."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Company, Person
from tests.factories.visitors import badges
from tests.journeys.kiosks import KioskPage, kiosk_page, limits
from visitors import passes
from visitors.actions import visits
from visitors.models import KioskCall, Visit


@pytest.fixture
def kiosk(browser: Browser, live_server: LiveServer) -> Iterator[KioskPage]:
    with kiosk_page(browser, live_server.url) as page:
        yield page


def test_the_hosts_answer_appears_on_the_kiosk_and_on_the_visitors_own_page(
    kiosk: KioskPage, browser: Browser, live_server: LiveServer, ann: Person
) -> None:
    badges(1)
    Company.objects.create(desk_phone="021 5555 0100")
    kiosk.open()
    kiosk.walk_in()
    visit = Visit.objects.get()
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(live_server.url + passes.path_of(visit))
    expect(phone.locator("h1")).to_have_text("已通知安然")
    phone.locator("#pass-phone").focus()
    arrival, now = kiosk.page.locator("#arrival").element_handle(), phone.locator("#pass-now").element_handle()
    visits.answer(visit, kind="in_minutes", minutes=5, by=ann, now=timezone.now())

    for page, region in ((kiosk.page, arrival), (phone, now)):
        expect(page.locator("h1")).to_have_text("安然正在过来", timeout=5_000)
        expect(page.locator(".tl .now")).to_contain_text("已答复", timeout=5_000)
        assert region.evaluate("region => [region.isConnected, region.ariaLive]") == [True, "polite"]  # a new one would say nothing
    expect(kiosk.page.locator("#arrival-heading")).to_be_focused()
    expect(phone.locator("#pass-phone")).to_be_focused()
    assert (kiosk.taps, kiosk.page.url) == (4, f"{kiosk.base}/kiosk/")
    phone.close()


def test_another_language_in_the_middle_keeps_every_letter(kiosk: KioskPage, ann: Person) -> None:
    kiosk.open()
    kiosk.choose(2, "details")
    kiosk.page.fill("#name", "李")
    kiosk.page.locator("#phone").press_sequentially("1380000", delay=70)
    kiosk.page.fill("#company", "北辰 <设备> & Co")
    kiosk.page.fill("#email", "li@")
    kiosk.tap(kiosk.page.locator(".chip", has_text="面试"))
    kiosk.speak("en")

    values = {name: kiosk.page.input_value(f"#{name}") for name in ("name", "phone", "company", "email")}
    assert values == {"name": "李", "phone": "138 0000", "company": "北辰 <设备> & Co", "email": "li@"}
    expect(kiosk.page.locator(".chip:has(:checked)")).to_have_text("Interview")
    expect(kiosk.page.locator("html")).to_have_attribute("lang", "en")
    expect(kiosk.page).to_have_title("Tell us about you · Frontdesk")

    kiosk.fill_details()
    kiosk.page.fill("#email", "")
    kiosk.go_on("host")
    kiosk.keys("anr")
    kiosk.speak("zh-hans")
    assert kiosk.page.input_value("[name=wanted]") == "anr"
    kiosk.tap(kiosk.page.locator(".res button", has_text="安然"))
    kiosk.on("consent")
    kiosk.speak("en")
    kiosk.go_on("done")

    visit = Visit.objects.get()
    assert (visit.name, visit.company, visit.purpose, visit.language) == ("李思远", "北辰 <设备> & Co", "interview", "en")


def test_back_and_forth_loses_nothing(kiosk: KioskPage, ann: Person) -> None:
    kiosk.open()
    kiosk.choose(2, "details")
    kiosk.fill_details()
    kiosk.go_on("host")
    kiosk.keys("an")
    kiosk.tap(".k-foot .second")
    kiosk.on("details")
    assert kiosk.page.input_value("#name") == "李思远"
    kiosk.go_on("host")
    assert kiosk.page.input_value("[name=wanted]") == "an"


def test_faults_stand_beside_their_fields_and_go_when_mended(kiosk: KioskPage, ann: Person) -> None:
    kiosk.open()
    kiosk.choose(2, "details")
    kiosk.fill_details(name="李", phone="138")
    kiosk.tap(".k-foot .go")
    expect(kiosk.page.locator("#name-wrong")).to_contain_text("请输入完整姓名，至少两个字。")
    expect(kiosk.page.locator("#name")).to_be_focused()
    kiosk.page.fill("#name", "李思远")
    expect(kiosk.page.locator("#name-wrong")).to_have_count(0)
    expect(kiosk.page.locator("#phone-wrong")).to_have_count(1)
    kiosk.page.fill("#phone", "13800006612")
    kiosk.go_on("host")


def test_calling_reception_leaves_the_screen_alone(kiosk: KioskPage, ann: Person) -> None:
    kiosk.open()
    kiosk.choose(2, "details")
    kiosk.page.fill("#name", "李思")
    kiosk.tap(".help")
    expect(kiosk.page.get_by_role("status").filter(has_text="已通知前台")).to_be_visible()

    assert (kiosk.screen, kiosk.page.input_value("#name"), KioskCall.objects.get().screen) == ("details", "李思", "details")


def test_a_nervous_finger_makes_one_visit(kiosk: KioskPage, ann: Person) -> None:
    kiosk.open()
    kiosk.choose(2, "details")
    kiosk.fill_details()
    kiosk.go_on("host")
    kiosk.find_host()
    kiosk.page.locator(".k-foot .go").click(click_count=3, delay=10)
    kiosk.on("done")

    assert Visit.objects.count() == 1


def test_without_a_connection_nothing_is_lost_and_it_goes_on_afterwards(kiosk: KioskPage, ann: Person) -> None:
    kiosk.open("en")
    kiosk.choose(2, "details")
    kiosk.fill_details()
    kiosk.page.context.set_offline(True)
    kiosk.tap(".k-foot .go")
    expect(kiosk.page.locator("[data-trouble]")).to_contain_text("No connection for the moment")
    assert kiosk.page.input_value("#name") == "李思远"
    kiosk.page.context.set_offline(False)
    kiosk.tap("[data-trouble-again]")
    kiosk.on("host")
    kiosk.faults.clear()  # the browser's own note that the request failed


def test_too_many_searches_get_words_and_keep_what_is_typed(kiosk: KioskPage, ann: Person, olga: Person) -> None:
    limits(olga, searches=2)
    kiosk.open()
    kiosk.choose(2, "details")
    kiosk.fill_details()
    kiosk.go_on("host")
    for key in "anr":
        with kiosk.page.expect_response("**/kiosk/host/"):
            kiosk.keys(key)

    expect(kiosk.page.locator(".k-words")).to_contain_text("一分钟内查找次数太多")
    assert kiosk.page.input_value("[name=wanted]") == "anr"
    kiosk.faults.clear()  # the browser notes the 429


def test_the_done_screen_closes_by_itself_and_a_touch_holds_it(kiosk: KioskPage, ann: Person, olga: Person) -> None:
    limits(olga, done=2)
    kiosk.open("en")
    kiosk.walk_in(shown="Ann An")
    kiosk.tap("[data-standing-pause]")
    expect(kiosk.page.locator("[data-standing-pause]")).to_contain_text("Stays open")
    kiosk.page.wait_for_timeout(2_500)
    assert kiosk.screen == "done"
    kiosk.tap("[data-standing-pause]")
    expect(kiosk.page.locator("#kiosk")).to_have_attribute("data-screen", "welcome", timeout=5_000)
    expect(kiosk.page.locator("#kiosk")).to_have_attribute("lang", "zh-hans")


def test_a_keyboard_holds_the_done_screen_too(kiosk: KioskPage, ann: Person, olga: Person) -> None:
    limits(olga, done=3)
    kiosk.open()
    kiosk.walk_in()
    for _second in range(5):
        kiosk.page.keyboard.press("Shift")
        kiosk.page.wait_for_timeout(1_000)
    assert kiosk.screen == "done"
    kiosk.tab_to("[data-standing-pause]")
    kiosk.page.keyboard.press("Enter")
    expect(kiosk.page.locator("[data-standing-pause]")).to_contain_text("已停住")
    kiosk.page.wait_for_timeout(3_500)
    assert kiosk.screen == "done"
    kiosk.page.keyboard.press("Space")
    kiosk.on("welcome")
