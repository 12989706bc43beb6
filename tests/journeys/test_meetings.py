"""Rooms in the browser: booked by keys alone, by the mouse, on the phone; who comes second takes what is offered."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from meetings.actions import booking
from meetings.actions.booking import Wish
from meetings.models import Asking, Booking, Room, Waiter
from tests.factories.meetings import a_room
from tests.journeys.offices import office
from tests.moments import HOUR

DAY = timezone.localdate() + timedelta(days=1)
BOARD = f"/meetings/?day={DAY}"
# Keys that were pressed, over all pages that follow; those that type words do not count.
COUNTED = """addEventListener("keydown", (event) => {
    const types = event.key.length === 1 && event.target.matches("input, textarea");
    if (event.isTrusted && !types) sessionStorage.keys = Number(sessionStorage.keys || 0) + 1;
}, true)"""


def at(hour: float) -> object:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1, hours=hour)


@pytest.fixture
def rooms(transactional_db: None) -> list[Room]:
    return [a_room("云山厅"), a_room("松风厅", capacity=12), a_room("小室", capacity=4)]


def booked(by: Person, room: Room, hour: float, subject: str = "先来") -> Booking:
    return booking.book(Wish(room, at(hour), at(hour) + HOUR, 4), subject=subject, by=by, now=timezone.now())


def stretch(made: Booking | Waiter) -> tuple[str, str, str]:
    return (str(made.room), *(f"{timezone.localtime(each):%H:%M}" for each in (made.begins_at, made.ends_at)))


def test_booked_by_keys_alone_in_less_than_twenty(browser: Browser, live_server: LiveServer, rooms: list[Room], ann: Person) -> None:
    with office(browser, live_server.url, ann) as desk:
        desk.page.add_init_script(COUNTED)
        desk.open(BOARD)
        desk.page.locator("td.is-free a").first.focus()  # as Tab leads there
        desk.keys("ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
        desk.shows("[data-board-said]", "松风厅, 10:00–11:30, free")
        desk.keys("Enter")
        desk.page.wait_for_url("**/meetings/new/**")
        desk.page.locator("#id_subject").focus()
        desk.type("Weekly")
        desk.keys("Control+Enter")
        desk.shows("#toasts", "is yours")
        pressed = int(desk.page.evaluate("sessionStorage.keys"))
    assert stretch(Booking.objects.get()) == ("松风厅", "10:00", "11:30")
    assert pressed < 20


def drag(page: Page, start: object, end: object) -> None:
    """From the middle of one cell to the middle of another."""
    boxes = [each.bounding_box() for each in (start, end)]
    (x, y), (to_x, to_y) = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to_x) / 2, (y + to_y) / 2, steps=4)
    page.mouse.move(to_x, to_y, steps=4)
    page.mouse.up()


def test_dragged_across_free_cells_and_a_booking_to_another_room(
    browser: Browser, live_server: LiveServer, rooms: list[Room], ann: Person
) -> None:
    mine = booked(ann, rooms[0], 10)
    with office(browser, live_server.url, ann) as desk:
        page = desk.open(BOARD).page
        rows = page.locator("tbody tr")
        cell = page.locator(f"[data-booking='{mine.pk}']")
        drag(page, cell, rows.nth(2).locator("td").nth(10))
        desk.shows("#toasts", "Moved: 小室")
        mine.refresh_from_db()
        assert stretch(mine)[0] == "小室"
        drag(page, rows.nth(0).locator("td.is-free").nth(2), rows.nth(0).locator("td.is-free").nth(4))
        page.wait_for_url("**/meetings/new/**")
        assert [page.input_value(f"#id_{name}") for name in ("begins", "ends")] == ["09:00", "10:30"]


def test_who_comes_second_on_the_phone_takes_the_room_beside(
    browser: Browser, live_server: LiveServer, rooms: list[Room], ann: Person, bo: Person
) -> None:
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        page = phone.open(f"/meetings/new/?room={rooms[0].pk}&from={DAY}T10:00").page
        booked(bo, rooms[0], 10)  # while the form is open
        page.get_by_label("会议主题").fill("样机评审")
        page.get_by_role("button", name="预约", exact=False).last.tap()
        phone.shows("#ways", "会议室这个时段已被预约")
        page.get_by_role("button", name="小室").tap()
        phone.shows("#toasts", "已订好小室")
    assert stretch(Booking.objects.get(meeting__organiser=ann)) == ("小室", "10:00", "11:00")


def test_the_rooms_follow_what_is_asked(browser: Browser, live_server: LiveServer, rooms: list[Room], ann: Person, bo: Person) -> None:
    booked(bo, rooms[2], 14)
    with office(browser, live_server.url, ann) as desk:
        page = desk.open(f"/meetings/new/?from={DAY}T10:00").page
        shown = page.locator("#rooms .mt-room b")
        expect(shown).to_have_text(["小室", "云山厅", "松风厅"])
        page.locator("#id_people").fill("10")
        page.locator("#id_people").press("Tab")
        expect(shown).to_have_text(["松风厅"])  # the page had proposed the small one, and proposes another
        expect(page.locator("#rooms .mt-room:has(:checked) b")).to_have_text("松风厅")
        page.locator("#id_people").fill("4")
        page.locator("#id_people").press("Tab")
        expect(shown).to_have_text(["小室", "云山厅", "松风厅"])
        page.get_by_label("松风厅").check()
        expect(shown).to_have_text(["小室", "云山厅", "松风厅"])  # choosing moves nothing
        page.locator("#id_people").fill("13")
        page.locator("#id_people").press("Tab")
        expect(page.locator("#rooms .mt-room:has(:checked) b")).to_have_text(
            "松风厅"
        )  # what they chose stays, and says why it can't be had
        expect(page.locator("#rooms .mt-wrong")).to_be_visible()
        page.locator("#id_people").fill("4")
        page.locator("#id_begins").fill("14:00")
        page.locator("#id_begins").press("Tab")
        expect(shown).to_have_text(["松风厅", "云山厅"])
        expect(page.locator("#rooms .mt-room:has(:checked) b")).to_have_text("松风厅")
        assert page.input_value("#id_ends") == "15:00"


def test_a_taken_room_stays_chosen_and_who_has_it_is_asked_at_once(
    browser: Browser, live_server: LiveServer, rooms: list[Room], ann: Person, bo: Person
) -> None:
    booked(bo, rooms[0], 10)
    with office(browser, live_server.url, ann) as desk:
        page = desk.open(f"/meetings/new/?room={rooms[0].pk}&from={DAY}T14:00").page
        page.locator("#id_subject").fill("Board")
        page.locator("#id_begins").fill("10:00")
        page.locator("#id_begins").press("Tab")
        expect(page.locator("#rooms .mt-missed p")).to_contain_text("云山厅: It is taken then.")
        expect(page.locator("#rooms .mt-room:has(:checked) b")).to_have_text("云山厅")
        page.get_by_text("It matters: ask who has a room").click()
        page.locator("#because").fill("The board comes")
        page.locator("#because").press("Tab")
        page.wait_for_load_state("networkidle")
        assert page.input_value("#because") == "The board comes"  # typing a reason looks up nothing anew
        page.locator("[name=ask]").first.click()
        desk.shows("#toasts", "They are asked.")
    assert Asking.objects.get().because == "The board comes"


def test_ways_out_of_a_time_go_with_it(browser: Browser, live_server: LiveServer, rooms: list[Room], ann: Person, bo: Person) -> None:
    booked(bo, rooms[0], 10)
    with office(browser, live_server.url, ann) as desk:
        page = desk.open(f"/meetings/new/?room={rooms[0].pk}&from={DAY}T10:00").page
        page.locator("#id_subject").fill("Board")
        page.locator("#id_subject").press("Enter")
        desk.shows("#ways", "The room is taken then.")
        expect(page.locator("[name=wait]")).to_have_count(1)
        page.locator("#id_begins").fill("10:15")
        page.locator("#id_begins").press("Tab")
        expect(page.locator("#ways")).to_be_hidden()
        expect(page.locator("#rooms [name=wait]")).to_have_count(1)
        page.locator("[name=wait]").click()
        desk.shows("#toasts", "You are on the waiting list.")
    assert stretch(Waiter.objects.get()) == ("云山厅", "10:15", "11:15")


def test_who_is_chosen_is_read_at_once_in_a_narrow_box(
    browser: Browser, live_server: LiveServer, rooms: list[Room], ann: Person, bo: Person
) -> None:
    mine = booked(ann, rooms[0], 10)
    with office(browser, live_server.url, ann) as desk:
        desk.open(mine.get_absolute_url())
        desk.page.get_by_text("Chair and minutes").click()
        box = desk.page.locator("#id_chair + .ts-wrapper")
        box.locator("input").press_sequentially(bo.username)
        desk.page.locator(".ts-dropdown .option").first.click()
        expect(box.locator(".item")).to_be_visible()
        width = box.locator(".item b").evaluate("(name) => name.parentElement.clientWidth - name.offsetWidth")
    assert width >= 0
