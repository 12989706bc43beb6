"""The telephone rings: a call written down by keyboard alone, counted key by key; and a message that is read as it is opened."""

import re

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.factories.calls import a_call
from tests.factories.visitors import a_message
from tests.journeys.looks import misread
from tests.journeys.offices import office, the_worker_runs
from tests.processes import until
from visitors.models import Call, Message

MOST_KEYS = 12


@pytest.fixture(autouse=True)
def morning(transactional_db: None) -> None:
    the_worker_runs()


def test_rita_puts_a_call_through_and_writes_it_down_in_a_dozen_keys(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person
) -> None:
    with office(browser, live_server.url, rita) as desk:
        pressed: list[str] = []

        def keys(*names: str) -> None:
            pressed.extend(names)
            desk.keys(*names)

        desk.open("/visitors/messages/")
        keys("f")
        expect(desk.page.locator("#id_phone")).to_be_focused()
        desk.type("02155558000")
        keys("Tab")
        desk.type("唐宁")
        keys("Tab")
        desk.type("启明咨询")
        keys("Tab")
        desk.type("anran")
        desk.shows(".ts-dropdown", "Ann An")
        keys("Enter", "Tab")  # the first who fits
        expect(desk.page.locator("#id_words")).to_be_focused()
        desk.type("问报价")
        keys("Tab", "ArrowDown", "Tab", "Space", "Control+Enter")
        desk.shows("#toasts", "Ann An has been told.")
        assert (desk.page.url, len(pressed) <= MOST_KEYS, len(pressed)) == (f"{live_server.url}/visitors/messages/", True, 11)
    call = Call.objects.get()
    assert (call.name, call.company, call.phone, call.person, call.outcome, call.words, call.asks_if_solved) == (
        "唐宁",
        "启明咨询",
        "02155558000",
        ann,
        "transferred",
        "问报价",
        True,
    )


def test_enter_goes_on_and_half_a_call_is_not_written_down_by_a_slip(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person
) -> None:
    with office(browser, live_server.url, rita) as desk:
        desk.open("/visitors/calls/new/")
        expect(desk.page.locator("#id_phone")).to_be_focused()
        desk.type("02155558000")
        desk.keys("Enter")
        expect(desk.page.locator("#id_name")).to_be_focused()
        expect(desk.page.locator("#id_is_urgent")).to_be_hidden()
        desk.page.locator("[name=outcome][value=message]").check()
        expect(desk.page.locator("#id_is_urgent")).to_be_visible()
        expect(desk.page.locator("#id_asks_if_solved")).to_be_hidden()
        desk.page.locator("#id_person-ts-control").focus()
        desk.type("nobody of that name")
        desk.keys("Enter")
        expect(desk.page.locator("#id_person-ts-control")).to_have_value("nobody of that name")
    assert Call.objects.count() == 0


@pytest.mark.parametrize("field", ["phone", "name", "company"])
def test_the_caller_is_red_until_one_of_the_three_that_say_who_called_is_filled_in(
    browser: Browser, live_server: LiveServer, rita: Person, field: str
) -> None:
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.open("/visitors/calls/new/").keys("Control+Enter")
        expect(desk.page.locator("#id_name.is-invalid")).to_be_focused()
        desk.page.locator(f"#id_{field}").fill("13800001234")
        expect(desk.page.locator("#id_name")).not_to_have_class(re.compile("is-invalid"))
        expect(desk.page.locator("#id_name_error")).to_have_count(0)
        assert misread(desk.page) == []


def test_a_known_number_fills_in_who_calls_and_a_message_takes_one_key_more(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person
) -> None:
    a_call(rita, phone="13800001234")
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/").keys("f")
        expect(desk.page.locator("#id_phone")).to_be_focused()
        desk.type("13800001234")
        desk.shows("#known", "启明咨询")
        desk.keys("Tab", "Tab", "Enter")
        expect(desk.page.locator("#id_name")).to_have_value("唐宁")
        expect(desk.page.locator("#id_name")).to_be_focused()
        desk.keys("Tab", "Tab")
        desk.type("anran")
        desk.shows(".ts-dropdown", "Ann An")
        desk.keys("Enter", "Tab")
        desk.type("请回电")
        desk.keys("Tab", "ArrowDown", "ArrowDown", "Control+Enter")
        desk.shows("#toasts", "A message is left for Ann An.")
        assert desk.page.url == f"{live_server.url}/desk/"
    assert (Message.objects.get().recipient, Call.objects.filter(outcome="message").get().company) == (ann, "启明咨询")


def test_while_typing_the_letter_types_and_f2_opens_the_form_beside_what_was_typed(
    browser: Browser, live_server: LiveServer, rita: Person
) -> None:
    with office(browser, live_server.url, rita) as desk:
        desk.open("/visitors/messages/new/")
        desk.page.locator("#id_words").focus()
        desk.type("fax offer")
        with desk.page.context.expect_page() as opened:
            desk.keys("F2")
        beside = opened.value
        expect(beside.locator("#id_phone")).to_be_focused()
        assert beside.url == f"{live_server.url}/visitors/calls/new/"
        assert desk.page.locator("#id_words").input_value() == "fax offer"
        assert desk.page.url == f"{live_server.url}/visitors/messages/new/"
        beside.close()


def test_out_of_an_empty_field_f2_opens_the_form_here_and_leads_back(browser: Browser, live_server: LiveServer, rita: Person) -> None:
    with office(browser, live_server.url, rita) as desk:
        desk.open("/visitors/messages/new/")
        desk.page.locator("#id_words").focus()
        desk.keys("F2")
        expect(desk.page.locator("#id_phone")).to_be_focused()
        assert desk.page.url.startswith(f"{live_server.url}/visitors/calls/new/?next=")
        desk.page.get_by_role("link", name="Back").click()
        desk.page.wait_for_url("**/visitors/messages/new/")


def test_with_single_keys_switched_off_f2_still_opens_it_and_the_menu_says_so(
    browser: Browser, live_server: LiveServer, rita: Person
) -> None:
    with office(browser, live_server.url, rita) as desk:
        desk.open("/parcels/")
        desk.page.locator("summary.fd-tool", has_text="Rita Lin").click()
        expect(desk.page.locator(".fd-menu-keys")).to_contain_text("F2")
        desk.page.locator("[data-keys]").click()
        desk.keys("f")
        assert desk.page.url == f"{live_server.url}/parcels/"
        desk.keys("F2")
        expect(desk.page.locator("#id_phone")).to_be_focused()


def test_a_message_is_read_as_whom_it_is_for_opens_it_and_not_as_the_desk_looks(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person
) -> None:
    message = a_message(ann, by=rita)
    with office(browser, live_server.url, rita) as desk:
        desk.open(message.get_absolute_url())
        desk.page.wait_for_load_state("networkidle")
        assert Message.objects.get().read_at is None
    with office(browser, live_server.url, ann) as reader:
        reader.open(message.get_absolute_url())
        expect(reader.page.get_by_role("button", name="Read, later")).to_be_visible()
        reader.page.locator("#id_result").fill("已回电")
        until(lambda: Message.objects.get().read_at is not None, 30)
        expect(reader.page.locator("#message-state")).to_have_text("read")
        expect(reader.page.locator("#message-facts dt", has_text="Read")).to_be_visible()
        expect(reader.page.get_by_role("button", name="Read, later")).to_have_count(0)
        expect(reader.page.locator("#id_result")).to_have_value("已回电")  # what is being typed stays
    assert Message.objects.get().read_by == ann
