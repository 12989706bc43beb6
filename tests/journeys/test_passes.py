"""The visitor's own pages on a phone: nothing to scroll sideways, big enough to touch, nothing axe objects to, live."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Company, Person
from tests.factories.visitors import arrived_visit, badges
from tests.journeys.kiosks import AXE, expected_soon
from visitors import passes
from visitors.actions import visits
from visitors.models import Visit

MEASURE = """() => ({
    wide: document.documentElement.scrollWidth,
    small: [...document.querySelectorAll('a, button, summary, textarea, .scores label')]
        .filter(element => Math.min(element.getBoundingClientRect().width, element.getBoundingClientRect().height) < 48)
        .map(element => element.outerHTML.slice(0, 60)),
})"""


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A phone of 390 × 844 that allows no fault."""
    Company.objects.create(
        name="远山科技", name_en="Yuanshan Tech", address="云山路 18 号", address_en="18 Yunshan Road", desk_phone="021 5555 0100"
    )
    badges(3)
    page = browser.new_page(viewport={"width": 390, "height": 844}, base_url=live_server.url)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" and "404" not in message.text else None)
    yield page
    page.close()
    assert faults == []


def moments(ann: Person) -> dict[str, str]:
    """The path of a page at each moment of a visit."""
    now = timezone.now()
    long_name = {"name": "阿卜杜热合曼·买买提艾力" * 3, "company": "北辰设备"}
    expected, cancelled = expected_soon(ann, place="云杉会议室，18 楼"), expected_soon(ann)
    waiting, answered = arrived_visit(ann, now=now, **long_name), arrived_visit(ann, now=now)
    left = arrived_visit(ann, now=now)
    visits.cancel(cancelled, by=ann, now=now)
    visits.answer(answered, kind="in_minutes", minutes=5, by=ann, now=now)
    visits.check_out(left, now=now)
    paths = {name: passes.path_of(visit) for name, visit in locals().items() if isinstance(visit, Visit)}
    return {**paths, "question": f"{paths['left']}feedback/", "unknown": "/v/1-x/"}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_moment_fits_a_phone_and_a_screen_reader(language: str, phone: Page, ann: Person) -> None:
    seen = {}
    for moment, path in moments(ann).items():
        phone.goto(f"{path}?language={language}")
        for fold in phone.locator("summary").all():
            fold.click()
        phone.evaluate(AXE.read_text(encoding="utf-8"))
        found = phone.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        serious = [violation["id"] for violation in found if violation["impact"] in ("serious", "critical")]
        seen[moment] = phone.evaluate(MEASURE) | {"axe": serious}

    assert {moment: found for moment, found in seen.items() if found != {"wide": 390, "small": [], "axe": []}} == {}


def test_the_pass_becomes_the_answer_and_the_thanks_by_itself(phone: Page, ann: Person) -> None:
    visit = expected_soon(ann)
    phone.goto(passes.path_of(visit))
    expect(phone.locator(".num")).to_have_text(f"{visit.code[:3]} {visit.code[3:]}")
    visits.check_in(visit, now=timezone.now())
    expect(phone.locator("h1")).to_have_text("已通知安然", timeout=6_000)
    visits.answer(visit, kind="on_my_way", by=ann, now=timezone.now())
    expect(phone.locator("h1")).to_have_text("安然正在过来", timeout=6_000)
    visits.check_out(visit, now=timezone.now())
    expect(phone.locator("h1")).to_have_text("王小明，谢谢您来访", timeout=6_000)


def test_the_language_stays_through_the_question(phone: Page, ann: Person) -> None:
    visit = visits.check_out(arrived_visit(ann), now=timezone.now())
    phone.goto(passes.path_of(visit))
    phone.get_by_role("link", name="English").click()
    phone.get_by_role("link", name="One question").click()
    phone.get_by_role("button", name="Send answer").click()
    expect(phone.get_by_role("alert")).to_contain_text("Choose one of the five.")
    phone.locator(".scores label").nth(3).click()
    phone.locator("#words").fill("Parking is hard to find")
    phone.get_by_role("button", name="Send answer").click()
    expect(phone.locator("h1")).to_have_text("Thank you for your answer")
    phone.get_by_role("button", name="No more messages, please").click()
    expect(phone.locator(".stopped")).to_have_text("We send you no more messages.")
    visit.refresh_from_db()

    assert (visit.feedback.score, visit.feedback.words, visit.no_thanks) == (4, "Parking is hard to find", True)
