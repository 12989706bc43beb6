"""What leads and the admin manager see of repairs: axe objects to nothing, nothing is wider than the window; and the keys of the queue."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Department, Person
from repairs.actions import clocks, dispatch, extensions, followers, progress, summaries
from repairs.models import Recurrence, Ticket
from tests.factories.repairs import a_category, a_route, a_spot, a_team, a_thing, reported
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from tests.moments import DAY, HOUR, MINUTE

PAGES = [
    ("olga", "desktop", "/repairs/queue/"),
    ("olga", "desktop", "/repairs/summary/{day}/"),
    ("olga", "phone", "/repairs/queue/"),
    ("olga", "phone", "/repairs/summary/{day}/"),
    ("olga", "desktop", "/repairs/queue/?give={waits}"),
    ("olga", "desktop", "/repairs/{asks}/"),
    ("tom", "phone", "/repairs/queue/"),
    ("olga", "phone", "/repairs/{waits}/"),
    ("rita", "desktop", "/repairs/queue/"),
    ("olga", "desktop", "/reports/"),
    ("olga", "desktop", "/repairs/recurring/"),
    ("olga", "phone", "/reports/"),
    ("bo", "phone", "/repairs/{waits}/"),
    ("olga", "desktop", "/repairs/summary/"),
    ("olga", "phone", "/repairs/recurring/"),
    ("rita", "desktop", "/repairs/{waits}/"),
]


@pytest.fixture
def house(
    transactional_db: None, ann: Person, bo: Person, olga: Person, rita: Person, tom: Person, product: Department
) -> dict[str, object]:
    """One late with a date in the summary, one that asks for more time, one that rests, one repaired; a fault that comes back."""
    the_worker_runs()
    now, team = timezone.now(), a_team(olga, tom)
    a_route(team)
    water = a_category("building", "水和管道", safety=["放置防滑警示牌", "关闭最近的阀门"])
    basin = a_thing("二层卫生间靠窗一侧的感应洗手台", name_en="Sensor washbasin by the window, washroom 2F", category=water)
    common = {"category": water, "thing": basin}
    waits = reported(ann, now=now - 70 * HOUR, words="洗手台下面一直滴水，地上湿了一片" * 3, **common)
    followers.follow(waits, by=bo, now=now - 3 * HOUR)
    asks, rests, done = (reported(bo, team=team, now=now - 5 * HOUR, words=words) for words in ("门松了", "灯不亮", "椅子坏了"))
    for ticket in (asks, rests, done):
        dispatch.accept(ticket, by=tom, now=now - 4 * HOUR)
    extensions.ask(asks, until=now + 30 * DAY, reason="配件下周三到货，到货当天更换", by=tom, now=now)
    clocks.pause(rests, reason="parts", until=now + DAY, by=tom, now=now)
    progress.resolve(done, words="换了螺丝", by=tom, now=now)
    reported(rita, now=now, emergency="security", words="大门锁不上", place=a_spot("大堂"))
    summary = summaries.make(timezone.localdate(now), now=now)
    summaries.set_date(summary, waits, on=timezone.localdate(now) + timedelta(days=2), by=olga, now=now, department=product)
    again = {"first_at": now - 40 * DAY, "last_at": now, "flagged_at": now, "count": 3}
    Recurrence.objects.create(thing=basin, kind="building", **again)
    return {"waits": waits.number, "asks": asks.number, "day": summary.day.isoformat()}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, house: dict[str, object], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who)
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            for path in paths:
                page = member.open(path.format(**house)).page
                page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
                if seen := misread(page):
                    found[f"{who} {size} {path}"] = seen
    assert found == {}


def test_the_queue_gives_and_accepts_by_keys_alone(
    browser: Browser, live_server: LiveServer, ann: Person, olga: Person, tom: Person, transactional_db: None
) -> None:
    """J to the row, G for the form, a name, Enter; then Tom: J, A."""
    the_worker_runs()
    ticket = reported(ann, team=a_team(olga, tom), now=timezone.now() - MINUTE)
    with office(browser, live_server.url, olga, size="desktop", language="en", theme="light") as lead:
        page = lead.open("/repairs/queue/").page
        page.keyboard.press("j")
        page.keyboard.press("g")
        expect(page.locator("#give_to")).to_be_focused()
        page.keyboard.type("Tom")
        page.keyboard.press("Control+Enter")
        lead.shows("#toasts", "It is offered.")
        expect(page.locator("tbody tr")).to_contain_text("Tom Tan is asked")
    with office(browser, live_server.url, tom, size="desktop", language="en", theme="light") as technician:
        page = technician.open("/repairs/queue/").page
        page.keyboard.press("j")
        page.keyboard.press("a")
        technician.shows("#toasts", "Yours.")
    assert Ticket.objects.get(pk=ticket.pk).accepted_by == tom
