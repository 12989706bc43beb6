"""An approved document is handed to a department, reported on from the phone, finished and filed."""

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
def approved(transactional_db: None, rita: Person, tom: Person, ann: Person) -> Document:
    """Signed by Tom; Ann heads the department that will handle it, another department has no head."""
    now = timezone.now()
    DepartmentFactory(name="物业部", name_en="Facilities", head=ann)
    DepartmentFactory(name="新部门", name_en="Headless", head=None)
    sign_off = sign_offs.begin(registered(rita, now=now), steps=[Plan([tom], Mode.ALL)], by=rita, now=now)
    signing.decide(Signing.objects.asked().select_related("step__sign_off").get(), agreed=True, by=tom, now=now, seen=sign_off.sha256)
    return sign_off.document


def test_to_the_head_reported_from_the_phone_finished_and_filed(
    browser: Browser, live_server: LiveServer, approved: Document, rita: Person, ann: Person
) -> None:
    with office(browser, live_server.url, rita) as desk:
        page = desk.open(approved.get_absolute_url()).page
        page.get_by_text("Hand it to a department").click()
        page.get_by_label("Department", exact=True).select_option(label="Facilities")
        page.get_by_label("By", exact=True).fill("2027-03-01")
        page.get_by_label("What is to be done").fill("请核对面积与租金")
        page.get_by_role("button", name="Hand over").click()
        desk.shows("#toasts", "The department has it now.")
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        page = phone.open(approved.get_absolute_url()).page
        phone.shows(".dc-ask", "请核对面积与租金")
        page.get_by_label("办理结果").fill("面积相符，租金按合同第五条调整。")
        page.get_by_role("button", name="反馈结果").tap()
        phone.shows("#toasts", "已反馈")
    with office(browser, live_server.url, rita) as desk:
        page = desk.open(approved.get_absolute_url()).page
        page.get_by_text("File it").click()
        page.get_by_label("Category").fill("合同")
        page.get_by_label("Where the paper lies").fill("3 号柜 2 层")
        page.get_by_role("button", name="File", exact=True).click()
        desk.shows("#toasts", "Filed.")
        desk.shows("[aria-labelledby=handling-title]", "3 号柜 2 层")
    approved.refresh_from_db()
    assert (approved.finished_by, approved.filed_under) == (rita, "合同")


def test_what_was_refused_stands_in_its_form_again(browser: Browser, live_server: LiveServer, approved: Document, rita: Person) -> None:
    with office(browser, live_server.url, rita) as desk:
        page = desk.open(approved.get_absolute_url()).page
        fold = page.locator("details", has=page.locator("#handle-words"))
        fold.locator("summary").click()
        page.get_by_label("Department", exact=True).select_option(label="Headless")
        page.get_by_label("By", exact=True).fill("2027-03-01")
        page.get_by_label("What is to be done").fill("请核对面积与租金")
        fold.get_by_role("button").click()
        desk.shows("form .fd-errors", "This department has no head")
        typed = [page.input_value(each) for each in ("#handle-by", "#handle-words")]
        chosen = page.locator("#handle-department option:checked").inner_text()
        assert (typed, chosen, fold.get_attribute("open")) == (["2027-03-01", "请核对面积与租金"], "Headless", "")
        page.reload()
        assert page.input_value("#handle-words") == ""  # once, not for good
