"""From an empty Frontdesk to the first visitor, without a shell."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.journeys.offices import office, the_worker_runs
from visitors.models import Visit


@pytest.mark.parametrize(("language", "theme", "size"), [("zh-hans", "light", "phone"), ("en", "dark", "desktop")])
def test_the_set_up_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, transactional_db: None, language: str, theme: str, size: str
) -> None:
    with office(browser, live_server.url, None, size=size, language=language, theme=theme) as nobody:
        nobody.open("/")
        assert nobody.page.url.endswith("/setup/")
        assert nobody.axe() == []
        assert not nobody.page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_from_the_set_up_page_to_the_first_visit(browser: Browser, live_server: LiveServer, transactional_db: None) -> None:
    the_worker_runs()
    with office(browser, live_server.url, None) as first:
        first.open("/")
        page = first.page
        for field, text in {"name": "清河设计", "name_en": "Qinghe Design", "manager_name": "欧丽", "username": "olga"}.items():
            page.locator(f"#id_{field}").fill(text)
        page.locator("#id_language").select_option("en")
        page.locator("#id_password").fill("correct horse battery")
        page.locator("#id_again").fill("correct horse battery")
        page.get_by_role("button", name="Begin").click()
        expect(page.get_by_role("heading", name="First steps")).to_be_visible()
        assert first.axe() == []
        page.get_by_role("link", name="Pair the kiosk in the lobby").click()
        expect(page).to_have_url(f"{live_server.url}/visitors/kiosks/")
        first.open("/desk/").keys("v")
        expect(page.locator("#id_name")).to_be_focused()
        first.type("李思远")
        page.locator("#id_phone").fill("13900005678")
        page.locator("#id_host-ts-control").fill("欧丽")
        first.shows(".ts-dropdown", "欧丽")
        first.keys("Enter", "Control+Enter")
        first.shows("#toasts", "李思远 is checked in")
    assert (Visit.objects.get().host, Person.objects.get().username) == (Person.objects.get(), "olga")
