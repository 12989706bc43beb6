"""A form that was not saved: whoever works by keyboard or hears the screen stands in the first wrong field."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.journeys.offices import office

FORMS = [
    ("/visitors/requests/new/", "id_host-ts-control"),  # a colleague is searched in a box that replaced the field
    ("/visitors/messages/new/", "id_recipient-ts-control"),
    ("/visitors/groups/new/", "id_title"),
    ("/visitors/refusals/new/", "id_words"),
]


@pytest.mark.parametrize(("path", "field"), FORMS)
def test_the_first_wrong_field_has_the_focus(
    browser: Browser, live_server: LiveServer, transactional_db: None, rita: Person, path: str, field: str
) -> None:
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.open(path)
        desk.page.locator("#main form.fd-card .fd-actions .btn").first.click()
        expect(desk.page.locator(f"#{field}")).to_be_focused()
