"""A form that was refused comes back with everything that was typed into it, open, and with the reason."""

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from documents.actions import sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Document, Mode, Signing
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.factories.people import DepartmentFactory
from tests.journeys.offices import office


@pytest.fixture
def approved(transactional_db: None, rita: Person, tom: Person) -> Document:
    now = timezone.now()
    DepartmentFactory(name="没有负责人的部门", name_en="Headless", head=None)
    sign_off = sign_offs.begin(registered(rita), steps=[Plan([tom], Mode.ALL)], by=rita, now=now)
    mine = Signing.objects.asked().select_related("step__sign_off").get()
    signing.decide(mine, agreed=True, by=tom, now=now, seen=sign_off.sha256)
    return sign_off.document


def test_what_was_typed_stands_in_the_form_again(browser: Browser, live_server: LiveServer, approved: Document, rita: Person) -> None:
    fold = ":nth-match(details:has(#handle-words), 1)"
    with office(browser, live_server.url, rita, language="en") as desk:
        page = desk.open(f"/documents/{approved.pk}/").page
        page.click("summary:has-text('Hand it to a department')")
        page.select_option("#handle-department", label="Headless")
        page.fill("#handle-by", date(2027, 3, 1).isoformat())
        page.fill("#handle-words", "请核对面积与租金")
        page.click(f"{fold} button.btn")
        desk.shows("#toasts [role=alert]", "This department has no head")
        assert page.locator(fold).get_attribute("open") is not None
        assert page.input_value("#handle-words") == "请核对面积与租金"
        assert page.input_value("#handle-by") == "2027-03-01"
        assert page.locator("#handle-department option:checked").inner_text() == "Headless"
        page.reload()
        assert page.input_value("#handle-words") == ""  # once, not for good
