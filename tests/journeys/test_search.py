"""Finding anything from any page, by keyboard; on a phone, without JavaScript; and axe on what opens."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, badges
from tests.journeys.kiosks import expected_soon
from tests.journeys.offices import office, the_worker_runs
from visitors.models import Visit


@pytest.fixture
def coming(transactional_db: None, ann: Person, rita: Person) -> Visit:
    badges(3)
    the_worker_runs()
    arrived_visit(ann, name="唐宁")
    return expected_soon(ann, name="王小明", company="启明咨询")


def test_a_visit_is_found_from_every_page_without_touching_the_mouse(
    browser: Browser, live_server: LiveServer, coming: Visit, rita: Person
) -> None:
    with office(browser, live_server.url, rita) as member:
        page = member.page
        box, found = page.locator("#search"), page.locator("#search-found")
        for start in ("/desk/", "/todos/", "/inbox/"):
            member.open(start).keys("Control+k")
            expect(box).to_be_focused()
            member.type("wangxm")
            member.shows("#search-found", "王小明")
            expect(box).to_have_attribute("aria-expanded", "true")
            member.keys("ArrowDown")
            expect(page.locator("#search-found [aria-selected=true]")).to_contain_text(coming.number)
            expect(box).to_have_attribute("aria-activedescendant", "search-option-0")
            member.keys("Enter")
            expect(page).to_have_url(f"{live_server.url}{coming.get_absolute_url()}")
        member.open("/desk/").keys("Control+k")
        member.type("启明")
        member.shows("#search-found", "王小明")
        assert member.axe() == []
        member.keys("Escape")
        expect(found).to_be_hidden()
        expect(box).to_be_focused()
        member.keys("Enter")
        expect(page).to_have_url(f"{live_server.url}/search/?q=%E5%90%AF%E6%98%8E")
        member.shows("main", coming.number)
        assert member.axe() == []
        member.keys("Control+k")
        member.type("没有这个人")
        member.shows("#search-found", "Nothing found")
        expect(page.locator("#search-said")).to_have_text("Nothing found")


def test_what_was_chosen_stays_chosen_when_an_answer_comes_late(
    browser: Browser, live_server: LiveServer, coming: Visit, rita: Person
) -> None:
    with office(browser, live_server.url, rita) as member:
        page = member.page
        member.open("/todos/").keys("Control+k")
        member.type("wangxm")
        member.shows("#search-found", "王小明")
        page.wait_for_load_state("networkidle")
        member.keys("ArrowDown")
        page.evaluate("document.querySelector('#search-found [role=option]').dataset.before = ''")
        page.evaluate("htmx.ajax('GET', '/search/box/?q=wangxm', '#search-found')")
        expect(page.locator("#search-found [data-before]")).to_have_count(0)
        expect(page.locator("#search-found [aria-selected=true]")).to_contain_text(coming.number)
        expect(page.locator("#search")).to_have_attribute("aria-activedescendant", "search-option-0")


def test_a_half_typed_form_on_the_desk_keeps_its_place_while_one_searches(
    browser: Browser, live_server: LiveServer, coming: Visit, rita: Person
) -> None:
    with office(browser, live_server.url, rita) as member:
        member.open("/desk/").keys("v")
        expect(member.page.locator("#id_name")).to_be_focused()
        member.type("半个名")
        member.keys("Control+k")
        member.type("王小明")
        member.shows("#search-found", "王小明")
        assert (member.focused(), member.page.input_value("#id_name")) == ("search", "半个名")


def test_on_a_phone_the_box_opens_from_a_button_and_covers_nothing_it_should_not(
    browser: Browser, live_server: LiveServer, coming: Visit, ann: Person
) -> None:
    with office(browser, live_server.url, ann, size="phone", theme="dark") as member:
        page = member.open("/").page
        page.locator("#search-open").tap()
        expect(page.locator("#search")).to_be_focused()
        member.type("启明")
        member.shows("#search-found", "王小明")
        assert (member.axe(), page.evaluate("document.documentElement.scrollWidth > innerWidth")) == ([], False)
        page.locator("#search-found [role=option]").first.tap()
        expect(page).to_have_url(f"{live_server.url}{coming.get_absolute_url()}")
        member.open("/search/?q=wxm")
        assert (member.axe(), page.evaluate("document.documentElement.scrollWidth > innerWidth")) == ([], False)


def test_without_javascript_the_form_is_sent(browser: Browser, live_server: LiveServer, coming: Visit, rita: Person) -> None:
    with office(browser, live_server.url, rita, java_script_enabled=False) as member:
        page = member.open("/desk/").page
        page.fill("#search", "wxm")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="王小明").click()
        expect(page).to_have_url(f"{live_server.url}{coming.get_absolute_url()}")
