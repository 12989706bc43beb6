"""A host hears of a visitor on the phone, taps once, and the desk sees it."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Company, Person
from tests.factories.visitors import arrived_visit, badges
from tests.journeys.offices import office, the_worker_runs
from visitors.models import Answer, Visit

WIDE = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture
def waiting(transactional_db: None, ann: Person) -> Visit:
    badges(2)
    the_worker_runs()
    Company.objects.create(name="远山科技", name_en="Yuanshan Tech", desk_phone="021-5555 8000")
    return arrived_visit(ann, name="李思远", now=timezone.now())


def test_from_the_day_s_page_to_the_answer_is_two_taps_and_the_desk_sees_it(
    browser: Browser, live_server: LiveServer, waiting: Visit, ann: Person, rita: Person
) -> None:
    with office(browser, live_server.url, rita) as desk, office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        desk.open("/desk/").shows("#rows-waiting", "Told")
        phone.open("/").page.get_by_role("link", name="李思远 ").last.tap()
        phone.shows("h1", "李思远到了")
        assert phone.page.evaluate(WIDE) is False
        phone.page.get_by_role("button", name="我马上下楼").tap()
        desk.shows("#rows-waiting", "Coming", within=5000)
        phone.shows(".fd-given", "就下来")
        phone.shows("#toasts", "“就下来”：已告诉前台和访客。")
    assert Answer.objects.get().answered_by == ann


@pytest.mark.parametrize(
    ("tapped", "kind", "minutes"),
    [("5 min", "in_minutes", 5), ("Desk, please bring them up", "bring_up", None), ("Not my visitor", "not_expecting", None)],
)
def test_every_answer_is_one_tap(
    browser: Browser, live_server: LiveServer, waiting: Visit, ann: Person, tapped: str, kind: str, minutes: int | None
) -> None:
    with office(browser, live_server.url, ann, size="phone") as phone:
        phone.open(f"/visitors/visits/{waiting.pk}/answer/").page.get_by_role("button", name=tapped, exact=True).tap()
        expect(phone.page.locator(".fd-given")).to_be_visible()
    given = Answer.objects.get()
    assert (given.kind, given.minutes) == (kind, minutes)


def test_a_colleague_is_found_by_the_first_letters(
    browser: Browser, live_server: LiveServer, waiting: Visit, ann: Person, tom: Person
) -> None:
    with office(browser, live_server.url, ann, size="phone") as phone:
        phone.open(f"/visitors/visits/{waiting.pk}/answer/").page.get_by_text("A colleague comes").tap()
        phone.page.locator("#id_colleague-ts-control").fill("tan")
        phone.page.locator(".ts-dropdown .option", has_text="Tom Tan").tap()
        phone.page.get_by_role("button", name="Ask this colleague").tap()
        phone.shows(".fd-given", "Colleague comes, Tom Tan")
    assert Answer.objects.get().colleague == tom


def test_it_works_without_javascript(browser: Browser, live_server: LiveServer, waiting: Visit, ann: Person, tom: Person) -> None:
    with office(browser, live_server.url, ann, size="phone", java_script_enabled=False) as phone:
        phone.open(f"/visitors/visits/{waiting.pk}/answer/").page.get_by_text("A colleague comes").tap()
        phone.page.fill("#id_colleague", "谭工")
        phone.page.get_by_role("button", name="Ask this colleague").tap()
        phone.shows(".fd-given", "Colleague comes, Tom Tan")


def test_the_stand_in_opens_what_the_notice_leads_to_and_answers(
    browser: Browser, live_server: LiveServer, waiting: Visit, ann: Person, tom: Person
) -> None:
    with office(browser, live_server.url, tom, size="phone") as phone:
        phone.open(f"/visitors/visits/{waiting.pk}/answer/").shows(".fd-phone-facts", "Ann An")
        phone.page.get_by_role("button", name="I'm on my way").tap()
        phone.shows(".fd-given", "Tom Tan answered at")
