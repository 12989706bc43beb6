"""The pages of rounds with records behind them: nothing axe objects to, nothing wider than the window, one h1."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from repairs.actions import missed_rounds, rounds
from repairs.models import ChecklistItem, Result
from tests.factories.repairs import a_spot, a_team
from tests.factories.repairs_rounds import a_checklist, a_round, done, item_of
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

PAGES = [
    ("rita", "phone", "/repairs/rounds/"),
    ("olga", "desktop", "/repairs/rounds/"),
    ("rita", "phone", "/repairs/rounds/{round}/"),
    ("olga", "desktop", "/repairs/rounds/{round}/"),
    ("rita", "phone", "/repairs/rounds/{done}/"),
    ("olga", "phone", "/repairs/rounds/{missed}/"),
    ("olga", "phone", "/repairs/rounds/history/"),
    ("olga", "desktop", "/repairs/rounds/history/"),
    ("olga", "desktop", "/repairs/checklists/"),
    ("olga", "phone", "/repairs/checklists/"),
    ("olga", "desktop", "/repairs/checklists/{checklist}/"),
    ("olga", "phone", "/repairs/checklists/{checklist}/"),
    ("olga", "phone", "/repairs/checklists/new/"),
    ("olga", "desktop", "/repairs/checklists/{checklist}/edit/"),
    ("olga", "phone", "/repairs/checklists/items/{item}/edit/"),
    ("olga", "desktop", "/repairs/checklists/{checklist}/items/new/"),
]


@pytest.fixture
def house(transactional_db: None, rita: Person, olga: Person, tom: Person) -> dict[str, int]:
    """A round half done with a fault, one that is done, one that was missed; a weekly list of a team."""
    the_worker_runs()
    items = ("水、咖啡、纸杯、纸巾已补满，台面没有水渍和咖啡渍", "访客等候区整洁", "电话、网络正常")
    opening = a_checklist(rita, items=items, name="早间开门巡检", name_en="Opening in the morning")
    ChecklistItem.objects.filter(name=items[0]).update(name_en="Water, coffee, cups and tissues are filled up, the counter is dry")
    ChecklistItem.objects.filter(name=items[1]).update(place=a_spot("访客等候区"))
    before = a_round(opening, MONDAY_9AM - 2 * DAY)
    finished = done(before, by=rita, at=before.due_at - MINUTE, fails=[item_of(opening, 2)])
    missed = a_round(opening, MONDAY_9AM - DAY)
    missed_rounds.miss(missed, now=MONDAY_9AM - DAY + HOUR)
    here = a_round(opening)
    rounds.answer(here, item_of(opening, 0), result=Result.FAIL, note="咖啡机水箱漏水", by=rita, now=MONDAY_9AM)
    rounds.answer(here, item_of(opening, 1), result=Result.PASS, note="杂志换新", by=rita, now=MONDAY_9AM)
    weekly = {"kind": "environment", "repeat": "weekly", "weekdays": "04", "times": ["10:00", "16:00"], "place": None}
    check = a_checklist(None, items=(), name="环境周检", name_en="Weekly check", team=a_team(tom, rita), **weekly)
    for number, words in enumerate(items, 1):
        made = ChecklistItem.objects.create(checklist=check, name=words, position=number, place=a_spot(), counts_for_environment=True)
    return {"round": here.pk, "done": finished.pk, "missed": missed.pk, "checklist": check.pk, "item": made.pk}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, house: dict[str, int], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who)
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**house)).page))}
    assert found == {}


def test_one_item_after_the_other_by_tapping_on_a_phone(
    browser: Browser, live_server: LiveServer, house: dict[str, int], rita: Person
) -> None:
    with office(browser, live_server.url, rita, size="phone", language="en", theme="light") as member:
        page = member.open(f"/repairs/rounds/{house['round']}/").page
        last = page.locator(".ro-item").last
        last.locator("summary").click()
        last.get_by_label("What is wrong?").fill("no dial tone")
        last.get_by_role("button", name="Report for repair").click()
        page.get_by_text("3 of 3").wait_for()
        assert page.locator(".ro-ticket").count() == 2
        page.get_by_role("button", name="Round done").click()
        page.wait_for_url("**/repairs/rounds/")


def test_each_item_of_a_checklist_opens_itself_and_leaves_the_button_beside_free(
    browser: Browser, live_server: LiveServer, house: dict[str, int], olga: Person
) -> None:
    with office(browser, live_server.url, olga, language="en", theme="light") as member:
        page = member.open(f"/repairs/checklists/{house['checklist']}/").page
        page.get_by_role("link", name="Add an item").click(trial=True)  # nothing lies above it
        first = page.locator(".ro-list .fd-open").first
        own = first.get_attribute("href")
        first.click()
        page.wait_for_url(f"**{own}")
