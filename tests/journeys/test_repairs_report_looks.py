"""The asker's pages of repairs with records behind them: nothing axe objects to, nothing wider than the window, one heading."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from repairs.actions import clocks, dispatch, progress
from repairs.links import token_of
from tests.factories.repairs import a_category, a_spot, a_team, a_thing, reported
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from tests.moments import DAY, HOUR

PAGES = [
    ("ann", "phone", "/repairs/new/?at={place}"),
    ("ann", "phone", "/repairs/{waits}/"),
    ("ann", "phone", "/repairs/"),
    ("ann", "phone", "/repairs/s/{token}/?language={language}"),
    ("tom", "desktop", "/repairs/{waits}/"),
    ("rita", "desktop", "/repairs/new/"),
    ("ann", "phone", "/repairs/{done}/"),
    ("ann", "desktop", "/repairs/"),
]


@pytest.fixture
def records(transactional_db: None, ann: Person, bo: Person, olga: Person, rita: Person, tom: Person) -> dict[str, str]:
    """A ticket that waits for parts, and one that is repaired."""
    the_worker_runs()
    now, team = timezone.now(), a_team(olga, tom)
    water = a_category("building", "水和管道", safety=["放置防滑警示牌", "关闭最近的阀门"])
    waits = reported(ann, category=water, thing=a_thing(category=water), team=team, now=now - 5 * HOUR, words="洗手台下面漏水" * 9)
    dispatch.accept(waits, by=tom, now=now - 4 * HOUR)
    progress.note(waits, words="要带角阀", by=tom, now=now - 4 * HOUR)
    clocks.pause(waits, reason="parts", until=now + DAY, by=tom, now=now - 3 * HOUR)
    done = progress.resolve(reported(ann, team=team, now=now - 2 * HOUR), words="换了垫圈", by=tom, now=now - HOUR)
    return {"waits": waits.number, "done": done.number, "token": token_of(waits), "place": a_spot().token}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, records: dict[str, str], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who)
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            for path in paths:
                page = member.open(path.format(**records, language=language)).page
                if "/new/" in path:
                    page.locator(".rp-tile").first.click()
                if seen := misread(page):
                    found[f"{who} {size} {path}"] = seen
    assert found == {}
