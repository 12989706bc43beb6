"""Parcels at the desk: a batch without leaving the keyboard, and a scanner that fires while another form is open."""

import time

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.figures import Figure
from tests.journeys.offices import Office, office
from visitors.models import Call, Complaint, Incident, Message, Parcel, Shipment, Visit

BATCH = count(50, 6)
CODES = [f"SF10{number:011d}" for number in range(20)]
SETTLES = """() => new Promise((done) => {
    document.dispatchEvent(new CustomEvent("htmx:afterSettle", { detail: { target: document.querySelector("#batch") } }));
    setTimeout(done, 50);
})"""
FORMS = [  # whatever may be open at the counter when the carrier comes, and a field of it
    ("/visitors/calls/new/", "#id_words"),
    ("/visitors/messages/new/", "#id_words"),
    ("/visitors/incidents/new/", "#id_words"),
    ("/visitors/complaints/new/", "#id_words"),
    ("/visitors/visits/walk-in/", "#id_name"),
    ("/visitors/visits/new/", "#id_name"),
    ("/parcels/out/new/", "#id_to_name"),
]
FIELDS = "#main :is(input:not([type=hidden]), textarea, select)"
TYPED = f"[...document.querySelectorAll('{FIELDS}')].map((field) => `${{field.name}}=${{field.value}}`)"
QUEUE = "JSON.parse(localStorage.getItem('frontdesk.parcels.scanned') || '[]')"


def scan(desk: Office, codes: list[str], *, seconds: float) -> None:
    """A hand scanner by its own clock, however busy this machine is: all of these in so many seconds, each closed by Enter."""
    wire, began = desk.page.context.new_cdp_session(desk.page), time.time()
    keys = [key for code in codes for key in [*code, "Enter"]]
    for number, key in enumerate(keys):
        at = began + number * seconds / len(keys)
        pressed = {"key": key, "text": "\r" if key == "Enter" else key, "timestamp": at}
        wire.send("Input.dispatchKeyEvent", {"type": "keyDown", **pressed})
        wire.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": key, "timestamp": at + 0.001})
    wire.detach()


@pytest.fixture
def people(transactional_db: None, rita: Person) -> list[Person]:
    return [PersonFactory(name=f"王小{word}") for word in "明红军"]


def test_a_batch_is_logged_without_leaving_the_keyboard(
    browser: Browser, live_server: LiveServer, rita: Person, people: list[Person], figure: Figure
) -> None:
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.open("/parcels/new/")
        for number in range(BATCH):
            expect(desk.page.locator("#id_number")).to_be_focused()
            desk.type(f"YT2345678{number:06d}")
            desk.keys("Enter")
            desk.type("wangxiaoming")
            expect(desk.page.locator(".ts-dropdown .option").first).to_contain_text("王小明")
            desk.keys("Enter", "Enter")
            expect(desk.page.locator("#batch")).to_have_attribute("data-logged", f"YT2345678{number:06d}")
        assert desk.faults == []

    figure(f"{BATCH} parcels in one go: Enter, name, Enter, Enter after each number")
    assert Parcel.objects.filter(recipient=people[0], carrier="yto").count() == BATCH


def test_who_types_on_while_the_page_settles_is_left_in_the_field(
    browser: Browser, live_server: LiveServer, rita: Person, people: list[Person]
) -> None:
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.open("/parcels/new/")
        desk.type("YT23")
        desk.page.evaluate(SETTLES)
        desk.type("45678000001")
        assert (desk.focused(), desk.page.locator("#id_number").input_value()) == ("id_number", "YT2345678000001")


@pytest.mark.parametrize("form", FORMS[: count(len(FORMS), 3)])
def test_twenty_codes_in_two_seconds_beside_another_form_lose_none_and_corrupt_none(
    form: tuple[str, str], browser: Browser, live_server: LiveServer, rita: Person, people: list[Person], figure: Figure
) -> None:
    path, field = form
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.open(path)
        desk.page.locator(field).fill("请回电谈合")
        desk.page.locator(field).press("End")
        before = desk.page.evaluate(TYPED)
        scan(desk, CODES, seconds=2)
        desk.type("同")

        kept = desk.page.evaluate(QUEUE)
        figure(f"{len(CODES)} codes in 2 s beside {path}: {len(kept)} caught, {len(set(kept) & set(CODES))} whole")
        assert kept == CODES
        assert desk.page.locator(field).input_value() == "请回电谈合同"
        assert desk.page.evaluate(TYPED) == [each.replace("请回电谈合", "请回电谈合同") for each in before]
        expect(desk.page.locator("[data-parcel-scans]")).to_contain_text("Parcels scanned: 20")
        assert desk.page.url.endswith(path)
        assert desk.faults == []
    assert [model.objects.count() for model in (Message, Call, Complaint, Incident, Visit, Shipment, Parcel)] == [0] * 7


def test_what_was_scanned_waits_to_be_given_to_somebody_one_after_the_other(
    browser: Browser, live_server: LiveServer, rita: Person, people: list[Person]
) -> None:
    some = CODES[:4]
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.open("/parcels/new/")
        scan(desk, [*some, some[0]], seconds=0.5)
        expect(desk.page.locator("#scanned li")).to_have_count(4)
        for code in some:
            expect(desk.page.locator("#id_number")).to_have_value(code)
            desk.type("wangxiaohong")
            expect(desk.page.locator(".ts-dropdown .option").first).to_contain_text("王小红")
            desk.keys("Enter", "Enter")
            expect(desk.page.locator("#batch")).to_have_attribute("data-logged", code)
        expect(desk.page.locator("#scanned")).to_be_hidden()
        desk.page.wait_for_function(f"() => {QUEUE}.length === 0")
        assert desk.faults == []
    assert sorted(Parcel.objects.values_list("number", flat=True)) == sorted(some)


def test_a_person_who_types_is_no_scanner_and_a_search_takes_what_is_scanned(
    browser: Browser, live_server: LiveServer, rita: Person, people: list[Person]
) -> None:
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.open("/visitors/messages/new/")
        desk.page.locator("#id_name").press_sequentially("SF1000000001", delay=90)
        assert desk.page.locator("#id_name").input_value() == "SF1000000001"
        desk.open("/parcels/hand-over/")
        desk.page.locator("#id_q").focus()
        scan(desk, CODES[:1], seconds=0.1)
        desk.page.wait_for_url(f"**/hand-over/?q={CODES[0]}")
        assert desk.page.evaluate(QUEUE) == []
