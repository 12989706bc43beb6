"""The desk's lists on screens where not all fits: whole rows, how many more, and on a phone who waits before all else that lies there."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from meetings.actions import serving
from tests.factories.incidents import an_incident
from tests.factories.parcels import a_parcel
from tests.factories.visitors import arrived_visit, badges
from tests.journeys.kiosks import expected_soon
from tests.journeys.offices import office, the_worker_runs
from tests.meetings.views.test_service import on


@pytest.fixture(autouse=True)
def morning(transactional_db: None) -> None:
    badges(20)
    the_worker_runs()


SEEN = """() => [...document.querySelectorAll("#desk-board .fd-panel > .fd-rows[id]")].map((list) => {
    const box = list.getBoundingClientRect();
    const rows = [...list.querySelectorAll(".fd-row, summary")].map((row) => row.getBoundingClientRect());
    const cut = rows.filter((row) => row.top < box.bottom - 1 && row.bottom > box.bottom + 1).length;
    const said = document.querySelector(`[data-more=${list.id}]:not([hidden])`)?.innerText.trim() || "";
    return [list.id, rows.length, cut, rows.filter((row) => row.bottom > box.bottom + 1).length, said];
})"""

BLANK = """() => [...document.querySelectorAll("#desk-board .fd-panel > .fd-rows[id]:last-child")].map((list) =>
    Math.round(list.parentElement.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom)).filter((gap) => gap > 2)"""


@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, {"width": 1280, "height": 800}], ids=["1440x900", "1280x800"])
def test_lists_end_at_whole_rows_and_say_how_many_more_there_are(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person, size: ViewportSize
) -> None:
    for number in range(12):
        arrived_visit(ann, name=f"等候{number}", now=timezone.now())
        expected_soon(ann, name=f"将到{number}", phone=f"138000000{number:02d}")
        an_incident(rita)
    mine = on(ann)
    for wants in ("paper", "air", "tea"):
        serving.ask(mine, wants, by=ann, now=timezone.now())
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.page.set_viewport_size(size)
        page = desk.open("/desk/").page
        lists = {name: (many, cut, below, said) for name, many, cut, below, said in page.evaluate(SEEN)}
        assert {name: cut for name, (_many, cut, _below, _said) in lists.items()} == dict.fromkeys(lists, 0)
        assert {name: said for name, (_m, _c, _b, said) in lists.items()} == {
            name: f"{below} more" if below else "" for name, (_m, _c, below, _s) in lists.items()
        }
        assert lists["rows-waiting"][2] > 0
        assert lists["rows-rooms"][0] > 3
        assert page.evaluate(BLANK) == []  # what is not shown leaves no gap
        for _each in range(12):
            desk.keys("j")
        expect(page.get_by_role("link", name="等候11")).to_be_focused()
        desk.shows("#more-rows-waiting", "Back to the top")
        assert next(cut for name, _m, cut, _b, _s in page.evaluate(SEEN) if name == "rows-waiting") == 0
        page.locator("#more-rows-waiting").click()
        desk.shows("#more-rows-waiting", f"{lists['rows-waiting'][2]} more")
        before = page.evaluate("document.querySelector('#rows-waiting').scrollTop")
        page.locator("#more-rows-waiting").press("Enter")
        assert page.evaluate("document.querySelector('#rows-waiting').scrollTop") > before == 0


def test_on_a_phone_who_waits_stands_before_parcels_and_incidents(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person
) -> None:
    arrived_visit(ann, name="等候的", now=timezone.now())
    a_parcel(ann)
    an_incident(rita)
    with office(browser, live_server.url, rita, size="phone") as desk:
        page = desk.open("/desk/").page
        tops = [page.locator(f"#{name}-title").bounding_box()["y"] for name in ("waiting", "expected", "on-site", "parcels", "incidents")]
        assert tops == sorted(tops)
