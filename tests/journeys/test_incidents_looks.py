"""Every page of incidents: nothing axe objects to, nothing wider than the window, one heading; and a row reported by one key."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.factories.incidents import an_action, an_incident, closed, filed
from tests.factories.people import PersonFactory
from tests.factories.visitors import left_visit
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office
from visitors.models import Incident

PAGES = [
    ("rita", "desktop", "/visitors/incidents/"),
    ("rita", "phone", "/visitors/incidents/new/"),
    ("olga", "desktop", "/visitors/incidents/{going}/"),
    ("bo", "phone", "/visitors/incidents/{going}/"),
    ("olga", "desktop", "/visitors/incidents/{over}/"),
    ("olga", "desktop", "/visitors/incidents/{over}/print/"),
    ("ann", "phone", "/visitors/incidents/{over}/report/"),
    ("olga", "desktop", "/desk/"),
    ("olga", "phone", "/visitors/incidents/{over}/write/"),
    ("rita", "phone", "/visitors/incidents/{going}/amend/"),
    ("rita", "phone", "/visitors/incidents/"),
    ("olga", "phone", "/visitors/incidents/{secret}/"),
]


@pytest.fixture
def cases(transactional_db: None, ann: Person, bo: Person, rita: Person, olga: Person) -> dict[str, int]:
    """One that goes on about a visit, one with its report, one that is closed, one that is restricted."""
    going = an_incident(rita, severity="major", department=bo.department, visit=left_visit(ann))
    an_action(going, ann, olga)
    over = filed(an_incident(rita, department=bo.department), bo)
    closed(an_incident(rita), olga)
    return {"going": going.pk, "over": over.pk, "secret": an_incident(rita, restricted=True, named=[olga]).pk}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, cases: dict[str, int], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        with office(browser, live_server.url, request.getfixturevalue(who), size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**cases)).page))}
    assert found == {}


def test_one_key_at_the_desk_and_what_must_be_known_is_on_one_screen_of_a_phone(
    browser: Browser, live_server: LiveServer, cases: dict[str, int], rita: Person
) -> None:
    with office(browser, live_server.url, rita, language="en") as member:
        page = member.open("/desk/").page
        page.keyboard.press("x")
        expect(page.get_by_role("heading", name="Report an incident")).to_be_visible()
        page.get_by_label("What happened").fill("Shouting at the counter")
        page.get_by_label("Kind").select_option("dispute")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("SJ-")
    with office(browser, live_server.url, rita, size="phone", language="en") as member:
        page = member.open("/visitors/incidents/new/").page
        assert page.get_by_role("button", name="Report it").evaluate("each => each.getBoundingClientRect().bottom <= innerHeight")
    assert Incident.objects.latest("pk").severity == "ordinary"


@pytest.mark.parametrize(("size", "lines"), [("desktop", 3), ("phone", 6)])
def test_thirteen_who_have_not_read_the_report_stand_beside_one_another(
    browser: Browser, live_server: LiveServer, transactional_db: None, rita: Person, olga: Person, bo: Person, size: str, lines: int
) -> None:
    for number in range(13):
        PersonFactory(name=f"读者{number:02d}", department=bo.department)
    incident = filed(an_incident(rita, department=bo.department), bo)
    with office(browser, live_server.url, olga, size=size) as member:
        page = member.open(incident.get_absolute_url()).page
        tops = page.evaluate("[...new Set([...document.querySelectorAll('.in-names li')].map((each) => each.offsetTop))].length")
        assert (page.locator(".in-names li").count() >= 13, tops <= lines, misread(page)) == (True, True, [])
