"""The lists of people and the forms that they fill: nothing axe objects to, nothing wider than the window, one heading."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from documents.actions import knowing, routing_lists
from documents.models import Mode
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office

PAGES = [
    ("rita", "phone", "/documents/lists/"),
    ("rita", "desktop", "/documents/lists/"),
    ("rita", "phone", "/documents/lists/{list}/"),
    ("rita", "phone", "/documents/{unsent}/details/"),
    ("rita", "desktop", "/documents/{unsent}/"),
    ("rita", "desktop", "/documents/{unsent}/sign-off/"),
    ("rita", "phone", "/documents/{unsent}/sign-off/"),
]


@pytest.fixture
def day(transactional_db: None, rita: Person, ann: Person, bo: Person, olga: Person) -> dict[str, object]:
    """A list that fits a document, which is due on a day off."""
    now = timezone.now()
    values = {"name": "政府来文", "source_words": "街道办、管委会", "mode": Mode.SOME, "needed": 2}
    listed = routing_lists.add(values, people=[bo, olga, ann], by=rita, now=now)
    unsent = registered(rita, now=now, source="云山街道办事处", due_on="2026-10-01")
    knowing.add(unsent, person=ann, by=rita, now=now)
    return {"list": listed.pk, "unsent": unsent.pk}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, day: dict[str, object], rita: Person, language: str, theme: str
) -> None:
    found = {}
    for (_who, size), paths in by_reader(share(PAGES, language, theme)).items():
        with office(browser, live_server.url, rita, size=size, language=language, theme=theme) as member:
            found |= {f"{size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**day)).page))}
    assert found == {}
