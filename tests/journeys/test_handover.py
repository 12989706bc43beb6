"""One receptionist hands the desk over by keys, the other takes it over from the board; and how that looks."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from reports.actions import handing_over
from reports.models import Handover
from tests.factories.handovers import nina, owed_by_desk
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from tests.moments import HOUR

PAGES = [
    ("nina", "desktop", "/desk/handover/"),
    ("rita", "phone", "/desk/handover/"),
    ("nina", "desktop", "/desk/handover/{pk}/"),
    ("rita", "phone", "/desk/handover/{pk}/"),
    ("rita", "desktop", "/desk/handover/past/"),
    ("nina", "phone", "/desk/"),
]


@pytest.fixture(autouse=True)
def morning(transactional_db: None) -> None:
    the_worker_runs()


def test_rita_hands_over_and_nina_takes_over(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> None:
    now, next_one = timezone.now(), nina()
    owed_by_desk(ann, "李思远", now - HOUR, now=now)
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/").keys("h")
        desk.shows("section[aria-labelledby=late-title]", "Thank 李思远 for the visit")
        desk.page.locator("#id_note").click()
        desk.type("Keys for the meeting room are in the drawer")
        desk.keys("Control+Enter")
        desk.shows("#toasts", "Handed over. Somebody else takes over now.")
        desk.shows("#desk-handover", "1 to-do was late")
        with office(browser, live_server.url, next_one) as other:
            other.open("/desk/").shows("#desk-handover", "Keys for the meeting room are in the drawer")
            other.keys("w")
            other.shows("#toasts", "You have taken over the desk.")
            expect(other.page.locator("#desk-handover")).to_have_count(0)
        expect(desk.page.locator("#desk-handover")).to_have_count(0, timeout=10_000)  # by itself
    assert (Handover.objects.get().taken_by, Todo.objects.get(promise="reports.handover_taken").done_by) == (next_one, next_one)


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person, language: str, theme: str
) -> None:
    people = {"rita": rita, "nina": nina()}
    for number in range(3):
        owed_by_desk(ann, f"欧阳若曦·亚历山德拉{number}", timezone.now() - HOUR, now=timezone.now())
    made = handing_over.hand_over(by=rita, note="会议室钥匙在抽屉里，" * 20, now=timezone.now())
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        with office(browser, live_server.url, people[who], size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(pk=made.pk)).page))}
    assert found == {}
