"""People in a browser: a colleague found on the phone, somebody retired with what they owe, every page readable by everybody."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.actions import absences, duty_contacts, invitations
from frontdesk.people.models import Company, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.people.permissions import Role
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office
from tests.moments import DAY, HOUR
from tests.promised import kind_of, owed

PAGES = ("/people/", "/people/departments/", "/people/roles/", "/people/duty/", "/people/{ann}/", "/people/me/")
MANAGED = (
    "/people/?state=retired",
    "/people/new/",
    "/people/{ann}/edit/",
    "/people/{ann}/retire/",
    "/people/{gone}/",
    "/people/departments/{product}/",
    "/people/duty/new/",
    "/people/duty/{line}/",
)


@pytest.fixture
def places(transactional_db: None, ann: Person, tom: Person, olga: Person) -> dict[str, int]:
    """Somebody away, somebody who left, a line to call, a name that is too long."""
    now = timezone.now()
    today = timezone.localdate(now)
    Company.objects.create(name="远山科技", name_en="Yuanshan Tech", demo_since=now)
    absences.announce(ann, stand_in=tom, from_on=today, until_on=today + 2 * DAY, by=ann, now=now)
    gone = PersonFactory(retired_at=now, retired_by=olga)
    PersonFactory(
        name="Alexandra Konstantinopoulos-Featherstonehaugh",
        title="Senior Vice President of Very Long Titles and Everything Else",
        department=DepartmentFactory(parent=ann.department, name_en="Department of Unreasonably Long Department Names and Others"),
        extension="8099",
    )
    line = duty_contacts.add(duty=Duty.SECURITY, person=tom, note="夜间", by=olga, now=now)
    return {"ann": ann.pk, "gone": gone.pk, "product": ann.department_id, "line": line.pk}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, places: dict[str, int], bo: Person, olga: Person, language: str, theme: str
) -> None:
    found = {}
    looks = ((bo, "phone", PAGES), (olga, "desktop", MANAGED), (olga, "phone", MANAGED), (olga, "desktop", PAGES))
    pages = [(person, size, path) for person, size, paths in looks for path in paths]
    for (person, size), paths in by_reader(share(pages, language, theme)).items():
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as desk:
            for path in paths:
                page = desk.open(path.format(**places)).page
                for fold in page.locator("main details:not([open]) > summary").all():
                    fold.click()
                seen = misread(page)
                if seen:
                    found[f"{person.username} {size} {path}"] = seen
    assert found == {}


def test_ann_s_extension_is_found_by_pinyin_on_the_phone(
    browser: Browser, live_server: LiveServer, places: dict[str, int], bo: Person
) -> None:
    with office(browser, live_server.url, bo, size="phone") as phone:
        menu = phone.open("/").page.get_by_role("navigation", name="Main menu, short")
        menu.get_by_text("More").click()
        menu.get_by_role("link", name="People").click()
        phone.page.get_by_label("Search in this list").fill("anran")
        phone.keys("Enter")
        expect(phone.page.locator("[data-row]")).to_have_count(1)
        assert phone.page.locator("[data-row] .fd-call").get_attribute("href") == "tel:8021"
        phone.page.get_by_role("link", name="Ann An").click()
        phone.shows("main", "Away until")
        phone.shows("main", "Tom Tan")
        expect(phone.page.get_by_role("link", name="ext. 8021")).to_be_visible()


def test_the_manager_retires_somebody_with_to_dos_and_their_browser_is_out_at_once(
    browser: Browser, live_server: LiveServer, ann: Person, bo: Person, tom: Person, olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    owed(kind_of(monkeypatch, Clock.HOURS), ann, timezone.now() - HOUR)
    with office(browser, live_server.url, ann) as hers, office(browser, live_server.url, olga) as desk:
        hers.open("/todos/").shows("main", "Matter")
        desk.open(f"/people/{ann.pk}/").page.get_by_role("link", name="Retire").click()
        desk.shows("main", "1 open to-do goes to whoever takes over.")
        assert desk.axe() == []
        desk.page.get_by_role("button", name="Retire").click()  # Tom, her usual stand-in, is proposed
        desk.shows("#toasts", "Ann An has left. 1 to-do is Tom Tan's now.")
        desk.shows("main", "The name stays on records")
        hers.open("/todos/")
        expect(hers.page.locator("#id_login")).to_be_visible()
    assert (Todo.objects.get().holder, ann.posts.exists()) == (tom, False)


def test_somebody_new_chooses_a_password_by_the_link_and_logs_in(
    browser: Browser, live_server: LiveServer, ann: Person, olga: Person
) -> None:
    token = invitations.invite(ann, by=olga, now=timezone.now())
    with office(browser, live_server.url, None, size="phone") as phone:
        phone.open(f"/welcome/{token}/").shows("h1", "Welcome, Ann An")
        assert phone.axe() == []
        for label in ("New password", "The same again"):
            phone.page.get_by_label(label).fill("horse staple battery")
        phone.page.get_by_role("button", name="Set the password").click()
        phone.shows("#toasts", "Your password is set.")
        phone.page.locator("#id_login").fill("ann")
        phone.page.locator("#id_password").fill("horse staple battery")
        phone.keys("Enter")
        expect(phone.page.locator(".fd-tabs")).to_be_visible()
    assert ann.posts.get().role == Role.EMPLOYEE
