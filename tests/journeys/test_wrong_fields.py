"""A form that was not saved: whoever works by keyboard or hears the screen stands in the first wrong field."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.factories.parcels import a_shipment
from tests.journeys.offices import office

FORMS = [
    ("/visitors/requests/new/", "id_host-ts-control"),  # a colleague is searched in a box that replaced the field
    ("/visitors/messages/new/", "id_recipient-ts-control"),
    ("/visitors/groups/new/", "id_title"),
    ("/visitors/refusals/new/", "id_words"),
]


def test_when_a_parcel_is_sent_without_its_fee_the_fee_has_the_focus(
    browser: Browser, live_server: LiveServer, transactional_db: None, rita: Person, ann: Person
) -> None:
    shipment = a_shipment(ann)
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.open(shipment.get_absolute_url())
        desk.page.locator("#id_number").fill("SF1423567890123")
        desk.page.get_by_role("button", name="Sent", exact=True).click()
        expect(desk.page.locator("#id_fee")).to_be_focused()
        expect(desk.page.locator("#id_number")).to_have_value("SF1423567890123")


@pytest.mark.parametrize(("path", "field"), FORMS)
def test_the_first_wrong_field_has_the_focus(
    browser: Browser, live_server: LiveServer, transactional_db: None, rita: Person, path: str, field: str
) -> None:
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.open(path)
        desk.page.locator("#main form.fd-card .fd-actions .btn").first.click()
        expect(desk.page.locator(f"#{field}")).to_be_focused()


def test_a_wrong_finder_is_red_without_marks_drawn_over_each_other(
    browser: Browser, live_server: LiveServer, transactional_db: None, rita: Person
) -> None:
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.open("/visitors/messages/new/")
        desk.page.locator("#main form.fd-card .fd-actions .btn").first.click()
        wrong = desk.page.locator("#div_id_recipient .ts-wrapper.is-invalid")
        expect(wrong).to_have_css("background-image", "none")
