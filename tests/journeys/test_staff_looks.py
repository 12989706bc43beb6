"""Every page of the staff: nothing axe objects to, nothing wider than the window, two weights of type, one heading."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Company, Person
from frontdesk.places.actions import closing
from tests.factories.places import a_place
from tests.factories.visitors import arrived_visit, badges, paired_kiosk
from tests.journeys.kiosks import expected_soon
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from visitors.actions import kiosks, visits
from visitors.models import Visit

PAGES = [
    (None, "desktop", "/accounts/login/"),
    ("rita", "desktop", "/desk/"),
    ("rita", "desktop", "/desk/?visit={waiting}"),
    ("rita", "desktop", "/desk/?visit={expected}"),
    ("rita", "touch", "/desk/?visit={inside}"),
    ("rita", "phone", "/desk/"),
    ("rita", "phone", "/desk/?visit={waiting}"),
    ("rita", "desktop", "/visitors/"),
    ("rita", "phone", "/visitors/?state=waiting&q=x"),
    ("rita", "desktop", "/visitors/visits/new/"),
    ("ann", "phone", "/visitors/visits/new/"),
    ("rita", "desktop", "/visitors/visits/walk-in/"),
    ("rita", "desktop", "/visitors/visits/{waiting}/"),
    ("ann", "phone", "/visitors/visits/{left}/"),
    ("ann", "phone", "/visitors/visits/{waiting}/answer/"),
    ("ann", "phone", "/visitors/visits/{answered}/answer/"),
    ("rita", "desktop", "/visitors/kiosks/"),
    ("rita", "phone", "/visitors/badges/"),
    ("ann", "phone", "/"),
    ("rita", "desktop", "/"),
    ("charlie", "phone", "/"),
    ("charlie", "desktop", "/desk/"),
    ("rita", "desktop", "/visitors/visits/99999/"),
    ("olga", "desktop", "/settings/places/?closed=1"),
    ("olga", "phone", "/settings/places/"),
    ("ann", "phone", "/p/{token}/"),
    ("ann", "desktop", "/p/22222222/"),
    ("olga", "desktop", "/settings/places/floor/{floor}/"),
    ("olga", "phone", "/settings/places/place/new/?in={floor}"),
    ("olga", "desktop", "/settings/places/labels/?start=4"),
    ("olga", "phone", "/settings/places/labels/"),
    ("rita", "desktop", "/accounts/logout/"),
]


@pytest.fixture
def places(transactional_db: None, ann: Person, tom: Person, rita: Person) -> dict[str, int | str]:
    """A visit in every state, a kiosk that calls, something owed; a place that is open and one that is closed."""
    badges(9)
    the_worker_runs()
    now = timezone.now()
    Company.objects.create(name="远山科技", name_en="Yuanshan Tech", desk_phone="021-5555 8000", demo_since=now)
    made: dict[str, Visit] = {name: arrived_visit(ann, name=name, now=now) for name in ("waiting", "answered", "inside", "left")}
    made["expected"] = expected_soon(ann, note="喝热水，不加茶", place="云杉会议室")
    visits.answer(made["answered"], kind="colleague", colleague=tom, words="马上到", by=ann, now=now)
    visits.let_in(made["inside"], by=rita, now=now)
    visits.check_out(made["left"], by=rita, now=now)
    device, _token = paired_kiosk()
    kiosks.call_reception(device, now=now)
    pantry = a_place(rita)
    closing.close(a_place(rita, name="旧茶水间", floor=pantry.floor), by=rita, now=now)
    return {name: visit.pk for name, visit in made.items()} | {"floor": pantry.floor_id, "token": pantry.token}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, places: dict[str, int | str], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who) if who else None
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            for path in paths:
                page = member.open(path.format(**places)).page
                seen = misread(page)
                seen += [] if page.locator("html").get_attribute("data-bs-theme") == theme else ["not the theme"]
                member.faults[:] = [fault for fault in member.faults if "403" not in fault and "404" not in fault]
                if seen:
                    found[f"{who} {size} {path}"] = seen
    assert found == {}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_what_opens_on_a_page_can_be_read_too(
    browser: Browser, live_server: LiveServer, places: dict[str, int], rita: Person, language: str, theme: str
) -> None:
    with office(browser, live_server.url, rita, language=language, theme=theme) as desk:
        desk.open("/desk/").page.locator(".fd-top summary").last.click()
        menu = desk.axe()
        desk.keys("Escape", "v")
        expect(desk.page.locator("#id_name")).to_be_focused()
        desk.keys("Control+Enter")
        desk.page.locator("#id_name_error").wait_for()
        wrong = desk.axe()
        desk.page.locator("#id_host-ts-control").fill("a")
        desk.page.locator(".ts-dropdown .option").first.wait_for()
        finder = desk.axe()
        desk.keys("Escape")
        desk.row("waiting").get_by_role("button").click()
        desk.page.locator(".fd-toast").wait_for()
        assert [menu, wrong, finder, desk.axe()] == [[], [], [], []]
