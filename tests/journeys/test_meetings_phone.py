"""Rooms on the phone: titles beside the arrow back, tables that can be read, and what was typed that stays."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from meetings import passes
from meetings.actions import inviting
from meetings.actions.inviting import Guest
from meetings.finding.preparation import steps
from meetings.models import Booking, Phase, Prepared
from tests.factories.meetings import a_room, booked
from tests.factories.service import usual
from tests.journeys.looks import WIDE
from tests.journeys.offices import office
from tests.moments import HOUR, MINUTE
from visitors.models import Visit

TOP = "element => element.getBoundingClientRect().top"
EDGES = "element => { const box = element.getBoundingClientRect(); return [box.left, box.right] }"
CUT = "element => element.scrollWidth > element.clientWidth"


@pytest.fixture
def over(transactional_db: None, ann: Person, rita: Person, olga: Person) -> Booking:
    """Served, and over an hour ago."""
    usual(olga)
    begins = timezone.now().replace(microsecond=0) - 2 * HOUR
    return booked(ann, begins=begins, now=begins - HOUR, is_served=True)


def middle(page: Page, where: str) -> float:
    box = page.locator(where).first.bounding_box()
    assert box is not None
    return box["y"] + box["height"] / 2


def test_numbers_that_were_typed_stay_when_another_form_is_sent(
    browser: Browser, live_server: LiveServer, over: Booking, rita: Person
) -> None:
    items = {step.item.name: step.item.pk for step in steps(over, Phase.AFTER)}
    counted, plain = items["材料清点收回"], items["桌椅归位"]
    with office(browser, live_server.url, rita, size="phone", language="zh-hans") as desk:
        page = desk.open(f"/meetings/{over.pk}/afterwards/").page
        page.fill(f"#out-{counted}", "7")
        page.fill(f"#back-{counted}", "5")
        page.locator(f"form[action$='/{plain}/tick/'] button").click()
        desk.shows("#toasts", "已完成")
        expect(page.locator(f"#out-{counted}")).to_have_value("7")
        expect(page.locator(f"#back-{counted}")).to_have_value("5")
        page.fill("#found-words", "一把黑伞")
        page.locator("form[action$='/found/'] button").click()
        desk.shows("#main", "一把黑伞")
        expect(page.locator(f"#back-{counted}")).to_have_value("5")
        expect(page.locator("#found-words")).to_have_value("")
        page.locator(f"form[action$='/{counted}/tick/'] button").click()  # no reason: refused, and said above both numbers
        form = page.locator(f"form[action$='/{counted}/tick/']")
        edges = [form.locator(each).evaluate(EDGES) for each in (".fd-errors", "xpath=.")]
        assert edges[0] == edges[1]
        expect(page.locator(f"#out-{counted}")).to_have_value("7")
        page.fill(f"#why-{counted}", "两份带走")
        form.locator("button").click()
        desk.shows("#main", "发出 7，收回 5")
    assert Prepared.objects.get(item=counted).words == "两份带走"


def test_titles_stand_beside_the_arrow_back(browser: Browser, live_server: LiveServer, over: Booking, ann: Person, rita: Person) -> None:
    now = timezone.now()
    on = booked(ann, room=a_room("乙"), begins=now + 5 * MINUTE, now=now, subject="与供应商就明年的框架协议逐条核对的会议")
    looks = {ann: [f"/meetings/{on.pk}/sheet/", f"/meetings/{on.pk}/sign-in/"], rita: [f"/meetings/{over.pk}/afterwards/"]}
    for who, paths in looks.items():
        with office(browser, live_server.url, who, size="phone", language="zh-hans") as member:
            for path in paths:
                page = member.open(path).page
                arrow, title = middle(page, ".fd-head > .fd-tool"), page.locator(".fd-head h1").evaluate(TOP)
                assert (path, title < arrow, page.evaluate(WIDE)) == (path, True, False)


def test_who_is_invited_is_taken_off_on_their_own_line(browser: Browser, live_server: LiveServer, over: Booking, ann: Person) -> None:
    now = timezone.now()
    mine = booked(ann, room=a_room("乙"), begins=now + timedelta(days=1), now=now)
    inviting.invite(mine, guests=[Guest("陈洋", "chen.yang.purchasing@supplier-example.com")], by=ann, now=now)
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as member:
        page = member.open(f"/meetings/{mine.pk}/").page
        assert abs(middle(page, ".mt-people form") - middle(page, ".mt-people .fd-light")) < 4
        assert not page.evaluate(WIDE)


def test_the_use_of_rooms_is_read_by_moving_its_table(browser: Browser, live_server: LiveServer, over: Booking, rita: Person) -> None:
    with office(browser, live_server.url, rita, size="phone", language="zh-hans") as desk:
        page = desk.open("/meetings/use/").page
        frame, last = page.locator(".fd-scroll:has(.mt-use)"), page.locator(".mt-use tbody tr td").last
        assert frame.evaluate("element => element.tabIndex") == 0
        assert page.locator(".mt-use tbody tr").first.evaluate("element => getComputedStyle(element).display") == "table-row"
        assert page.locator(".mt-use thead").is_visible()
        frame.evaluate("element => { element.scrollLeft = element.scrollWidth }")
        left, right = last.evaluate(EDGES)
        assert (left > 0, right <= 390, page.evaluate(WIDE)) == (True, True, False)
        name = page.locator(".mt-use tbody th").first.evaluate(EDGES)
        assert name[0] >= 0  # it stays in sight


def test_the_day_of_the_board_is_shown_whole(browser: Browser, live_server: LiveServer, over: Booking, ann: Person) -> None:
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as member:
        day = member.open("/meetings/").page.locator("#pick-day")
        box = day.bounding_box()
        assert box is not None
        assert (box["width"] > 160, day.evaluate(CUT)) == (True, False)


def test_a_guest_reads_cards_with_air_and_a_pass_that_looks_like_a_button(
    browser: Browser, live_server: LiveServer, over: Booking, ann: Person
) -> None:
    now = timezone.now()
    mine = booked(ann, room=a_room("乙"), begins=now + timedelta(days=1), now=now)
    guest = inviting.invite(mine, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=now)[0]
    Visit.objects.update(clearance_asked_at=None)  # on whatever day this runs, they are expected
    styled = "element => { const style = getComputedStyle(element); return [style.color, style.paddingTop] }"
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as member:
        page = member.open(passes.path_of(guest)).page
        assert page.locator(".g-pass").evaluate(styled)[0] != "rgb(0, 0, 238)"
    page = browser.new_page()
    page.goto(f"{live_server.url}/meetings/i/nobody/")
    assert page.locator(".p-card").evaluate(styled)[1] == "20px"
    page.close()


def test_the_board_has_its_day_between_the_arrows_and_its_filters_in_one_row_below(
    browser: Browser, live_server: LiveServer, over: Booking, ann: Person
) -> None:
    with office(browser, live_server.url, ann, size="phone") as desk:
        for day in (timezone.localdate(), timezone.localdate() + timedelta(days=1)):
            desk.open(f"/meetings/?day={day}")
            rows = [
                middle(desk.page, f".mt-days {each}") for each in (".fd-tool >> nth=0", "#pick-day", ".fd-tool >> nth=1", "#pick-seats")
            ]
            assert max(rows[:3]) - min(rows[:3]) < 4 < rows[3] - rows[0]
            assert desk.page.locator("#pick-day").bounding_box()["width"] >= 140
            assert desk.page.locator(".mt-frame").bounding_box()["y"] < 844 * 0.36
