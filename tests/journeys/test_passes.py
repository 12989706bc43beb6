"""The visitor's own pages on a phone: nothing to scroll sideways, big enough to touch, nothing axe objects to, live."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Company, Person
from tests.factories.visitors import arrived_visit, badges
from tests.journeys.kiosks import expected_soon
from tests.journeys.watched import Watched, axe
from visitors import passes
from visitors.actions import visits
from visitors.models import Visit

MEASURE = """() => ({
    wide: document.documentElement.scrollWidth,
    small: [...document.querySelectorAll('a, button, summary, textarea, .scores label')]
        .filter(element => Math.min(element.getBoundingClientRect().width, element.getBoundingClientRect().height) < 48)
        .map(element => element.outerHTML.slice(0, 60)),
})"""


class Stranger(Watched):
    harmless = "404"  # a pass that nobody has is answered so


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A phone of 390 × 844 that allows no fault."""
    Company.objects.create(
        name="远山科技", name_en="Yuanshan Tech", address="云山路 18 号", address_en="18 Yunshan Road", desk_phone="021 5555 0100"
    )
    badges(3)
    page = browser.new_page(viewport={"width": 390, "height": 844}, base_url=live_server.url)
    watched = Stranger(page, live_server.url)
    yield page
    page.close()
    assert watched.faults == []


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
        seen[moment] = phone.evaluate(MEASURE) | {"axe": axe(phone)}

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


def test_a_notice_that_is_being_read_stays_open_when_the_answer_comes(phone: Page, ann: Person) -> None:
    visit = arrived_visit(ann)
    phone.goto(passes.path_of(visit))
    phone.locator("summary").click()
    now = phone.locator("#pass-now").element_handle()
    visits.answer(visit, kind="on_my_way", by=ann, now=timezone.now())
    expect(phone.locator("h1")).to_have_text("安然正在过来", timeout=6_000)
    expect(phone.locator("summary")).to_be_focused()
    expect(phone.locator("details")).to_have_attribute("open", "")
    assert now.evaluate("region => region.isConnected") is True
    visits.check_out(visit, now=timezone.now())
    expect(phone.locator("h1")).to_contain_text("谢谢您来访", timeout=6_000)
    expect(phone.locator("#pass-more .out")).to_have_count(0)


def test_an_empty_answer_leads_to_the_first_score(phone: Page, ann: Person) -> None:
    visit = visits.check_out(arrived_visit(ann, language="en"), now=timezone.now())
    phone.goto(f"{passes.path_of(visit)}feedback/")
    phone.get_by_role("button", name="Send answer").click()
    scores = phone.get_by_role("radiogroup")
    expect(scores).to_have_attribute("aria-invalid", "true")
    expect(phone.locator(f"#{scores.get_attribute('aria-describedby')}")).to_contain_text("Choose one of the five.")
    expect(phone.locator("[name=score]").first).to_be_focused()


def test_in_the_readers_own_colours_scores_and_buttons_keep_their_edges(browser: Browser, live_server: LiveServer, ann: Person) -> None:
    visit = visits.check_out(arrived_visit(ann), now=timezone.now())
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=live_server.url, forced_colors="active")
    page = context.new_page()
    page.goto(f"{passes.path_of(visit)}feedback/")
    page.locator(".scores label").nth(3).click()
    borders = [
        page.locator(selector).first.evaluate("element => [getComputedStyle(element).borderStyle, getComputedStyle(element).borderWidth]")
        for selector in (".scores label", ".scores label:has(:checked)", ".p-btn")
    ]
    context.close()

    assert borders == [["solid", "2px"], ["solid", "5px"], ["solid", "2px"]]
