"""A morning at the desk: by keyboard only, by touch only, live, and without JavaScript."""

import pytest
from django.utils import timezone
from playwright.sync_api import APIResponse, Browser, Route, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit, badges, paired_kiosk
from tests.journeys.kiosks import expected_soon
from tests.journeys.offices import Office, office, the_worker_runs
from tests.processes import until
from visitors.actions import kiosks, visits
from visitors.models import KioskCall, Visit
from visitors.models.visit import State

ANSWERED = """() => {
    window.answered = new Promise((came) => document.getElementById("desk-live").addEventListener("htmx:afterRequest", came, {once: true}));
}"""


@pytest.fixture(autouse=True)
def morning(transactional_db: None) -> None:
    badges(9)
    the_worker_runs()


def state(name: str) -> State:
    return Visit.objects.get(name=name).state


def arrived(host: Person, name: str) -> Visit:
    return arrived_visit(host, name=name, now=timezone.now())


def test_rita_receives_a_visitor_without_touching_the_mouse(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> None:
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/").keys("v")
        expect(desk.page.locator("#id_name")).to_be_focused()
        desk.type("李思远")
        desk.keys("Tab")
        desk.type("13900005678")
        desk.keys("Tab")
        desk.type("anran")
        desk.shows(".ts-dropdown", "Ann An")
        desk.keys("Enter", "Control+Enter")
        desk.shows("#toasts", "李思远 is checked in, badge A001. Ann An has been told.")
        desk.shows("#pane h2", "李思远")
        expect(desk.page.locator("#desk-board")).to_have_count(1)
        assert state("李思远") is State.WAITING
        desk.keys("b")
        desk.shows("#toasts", "李思远 has badge A001")
        desk.keys("i")
        desk.shows("#rows-on-site", "李思远")
        desk.keys("Control+z")
        desk.shows("#rows-waiting", "李思远")
        desk.keys("e")
        desk.type("anran")
        desk.shows("#pane .ts-dropdown", "Ann An")
        desk.keys("Enter", "Tab", "Enter")
        desk.shows("#pane .fd-time", "Ann An, Rita Lin")
        desk.keys("u")
        desk.shows("#rows-waiting", "李思远")
        expect(desk.page.locator("#desk-board")).to_have_count(1)  # though the button that was pressed is gone
        desk.keys("i")
        desk.shows("#rows-on-site", "李思远")
        desk.keys("c")
        desk.shows("#toasts", "李思远 has left, badge A001 is back")
        desk.keys("Escape")
        expect(desk.page.locator("#pane")).to_be_hidden()
    assert state("李思远") is State.LEFT


def test_keys_pressed_while_a_change_is_on_its_way_act_on_what_comes(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person
) -> None:
    visit = arrived(ann, "李思远")
    with office(browser, live_server.url, rita) as desk:

        def slowly(route: Route) -> None:
            desk.page.wait_for_timeout(300)
            route.continue_()

        desk.open(f"/desk/?visit={visit.pk}")
        desk.page.route(lambda address: "/visitors/" in address, slowly)
        desk.keys("b", "i", "c", "Escape")
        expect(desk.page.locator("#pane")).to_be_hidden()
    assert state("李思远") is State.LEFT


def test_a_name_typed_while_the_box_for_it_is_still_on_its_way_stands_in_it(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person
) -> None:
    visit = arrived(ann, "李思远")
    with office(browser, live_server.url, rita) as desk:

        def slowly(route: Route) -> None:
            desk.page.wait_for_timeout(500)
            route.continue_()

        desk.open(f"/desk/?visit={visit.pk}")
        desk.page.route(lambda address: address.endswith("/badge/"), slowly)
        desk.keys("b", "e")
        desk.type("anran")
        desk.shows("#pane .ts-dropdown", "Ann An")
        desk.shows("#toasts", "李思远 has badge A001")


def test_j_and_k_move_enter_opens_esc_closes_and_the_focus_stays_on_the_row(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person
) -> None:
    first, second = arrived(ann, "第一位"), arrived(ann, "第二位")
    expected_soon(ann, name="将到的")
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/").keys("j", "j")
        assert desk.focused() == f"open-{second.pk}"
        desk.keys("k", "Enter")
        desk.shows("#pane h2", "第一位")
        assert (desk.focused(), desk.page.url) == (f"open-{first.pk}", f"{live_server.url}/desk/?visit={first.pk}")
        expect(desk.row("第一位")).to_have_class("fd-row is-waiting is-selected")
        desk.keys("Escape")
        expect(desk.page.locator("#pane")).to_be_hidden()
        assert (desk.focused(), desk.page.url) == (f"open-{first.pk}", f"{live_server.url}/desk/")
        desk.keys("j", "j", "c")
        desk.shows("#rows-waiting", "将到的")
        desk.keys("Control+z")
        desk.shows("#rows-expected", "将到的")


def test_keys_are_off_while_one_types_and_can_be_switched_off(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> None:
    arrived(ann, "李思远")
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/").keys("Control+k")
        expect(desk.page.locator("#search")).to_be_focused()
        desk.type("vic")
        expect(desk.page.locator("#pane")).to_be_hidden()
        desk.keys("Escape")
        desk.page.locator("summary", has_text="Rita Lin").click()
        desk.page.locator("[data-keys]").click()
        expect(desk.page.locator("[data-keys]")).to_have_attribute("aria-pressed", "false")
        desk.keys("Escape", "v", "j", "i")
        desk.page.wait_for_timeout(300)
        expect(desk.page.locator("#pane")).to_be_hidden()
    assert state("李思远") is State.WAITING


def test_the_board_is_live_and_takes_nothing_away_from_who_types(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person
) -> None:
    visit = expected_soon(ann)
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/").keys("v")
        expect(desk.page.locator("#id_name")).to_be_focused()
        desk.type("半个名")
        visits.check_in(visit, now=timezone.now())
        desk.shows("#rows-waiting", "王小明", within=5000)
        desk.type("字")
        assert (desk.page.input_value("#id_name"), desk.focused()) == ("半个名字", "id_name")


def test_the_board_keeps_selection_focus_scroll_and_folds_when_it_is_drawn_again(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person
) -> None:
    for number in range(14):
        arrived(ann, f"访客{number:02d}")
    coming = expected_soon(ann)
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/")
        desk.row("访客10").locator(".fd-open").click()
        desk.shows("#pane h2", "访客10")
        before = desk.page.evaluate("[document.activeElement.id, document.querySelector('#rows-waiting').scrollTop]")
        visits.check_in(coming, now=timezone.now())
        desk.shows("#rows-waiting", "王小明")
        after = desk.page.evaluate("[document.activeElement.id, document.querySelector('#rows-waiting').scrollTop]")
        assert (after, before[1] > 0) == (before, True)
        expect(desk.row("访客10")).to_have_class("fd-row is-waiting is-selected")
        desk.shows("#pane h2", "访客10")


CUT = """() => {
    const foot = document.querySelector("#rows-waiting").getBoundingClientRect().bottom + 1;
    return [...document.querySelectorAll("#rows-waiting > li")].filter(row => row.getBoundingClientRect().bottom > foot).map(row => row.id);
}"""


def test_who_waits_is_seen_whole_before_who_is_expected(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> None:
    waiting = [arrived(ann, f"访客{number:02d}") for number in range(6)]
    for number in range(10):
        expected_soon(ann, name=f"将到{number:02d}", phone=f"1380000{number:04d}")
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/")
        expect(desk.page.locator("#rows-waiting > li")).to_have_count(len(waiting))
        assert desk.page.evaluate(CUT) == []
        desk.page.set_viewport_size({"width": 1440, "height": 700})
        desk.open(f"/desk/?visit={waiting[-1].pk}")
        desk.shows("#pane h2", "访客05")
        assert (desk.page.evaluate(CUT), desk.page.evaluate("document.querySelector('#rows-waiting').scrollTop > 0")) == ([], True)


def test_a_walk_in_behind_others_is_brought_into_view(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> None:
    for number in range(14):
        arrived(ann, f"访客{number:02d}")
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/").keys("v")
        desk.page.fill("#id_name", "李思远")
        desk.page.fill("#id_phone", "13900005678")
        desk.keys("Tab")
        desk.type("anran")
        desk.shows(".ts-dropdown", "Ann An")
        desk.keys("Enter", "Control+Enter")
        desk.shows("#pane h2", "李思远")
        expect(desk.row("李思远")).to_be_in_viewport(ratio=0.95)


def test_the_host_s_answer_reaches_the_board_and_the_pane(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> None:
    visit = arrived(ann, "李思远")
    with office(browser, live_server.url, rita) as desk:
        desk.open(f"/desk/?visit={visit.pk}")
        visits.answer(visit, kind="bring_up", by=ann, now=timezone.now())
        desk.shows("#rows-waiting", "Bring up")
        desk.shows("#pane", "Take the visitor to Ann An")


def test_a_kiosk_that_calls_is_on_top_within_five_seconds_and_g_goes(browser: Browser, live_server: LiveServer, rita: Person) -> None:
    device, _token = paired_kiosk()
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/")
        desk.page.locator("#desk-sound").click()
        expect(desk.page.locator("#desk-sound")).to_have_attribute("aria-pressed", "true")
        kiosks.call_reception(device, now=timezone.now())
        desk.shows("#desk-alerts", "大堂自助机 asks for help")
        desk.keys("g")
        expect(desk.page.locator("[data-ring]")).to_have_count(0)
    assert KioskCall.objects.count() == 1


def test_what_is_owed_is_ticked_off_and_taken_back(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> None:
    visit = arrived_visit(ann, name="李思远", email="li@example.com", now=timezone.now())
    visits.check_out(visit, by=rita, now=timezone.now())
    Todo.objects.filter(role="receptionist").update(due_at=timezone.now(), red_at=timezone.now())
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/").page.get_by_role("button", name="Tick off: Thank 李思远 for the visit").click()
        desk.shows("#rows-owed", "The desk owes nothing else today. 1 done")
        desk.keys("Control+z")
        expect(desk.page.get_by_role("button", name="Tick off: Thank 李思远 for the visit")).to_be_visible()
    assert Todo.objects.open().filter(role="receptionist").count() == 1


def test_an_answer_from_before_a_change_is_not_shown_after_it(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> None:
    visit = arrived_visit(ann, name="李思远", email="li@example.com", now=timezone.now())
    visits.check_out(visit, by=rita, now=timezone.now())
    Todo.objects.filter(role="receptionist").update(due_at=timezone.now(), red_at=timezone.now())
    late: list[tuple[Route, APIResponse]] = []

    def holds_the_first(route: Route) -> None:
        if late:
            route.fulfill(status=204)
        else:
            late.append((route, route.fetch(url=route.request.url.replace("stamp=", "stamp=older"))))

    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/")
        with desk.page.expect_request("**/desk/live/**") as asked:
            desk.page.route("**/desk/live/**", holds_the_first)
        assert "stamp=" in asked.value.url
        assert until(lambda: desk.page.wait_for_timeout(20) or late, 15)  # its answer is there, and held back
        desk.page.get_by_role("button", name="Tick off: Thank 李思远 for the visit").press("Enter")
        desk.shows("#rows-owed", "The desk owes nothing else today. 1 done")
        expect(desk.page.locator("html[data-acting]")).to_have_count(0)
        [(route, before)] = late
        assert "Tick off: Thank 李思远" in before.text()
        desk.page.evaluate(ANSWERED)
        route.fulfill(response=before)
        desk.page.evaluate("window.answered")
        assert desk.page.get_by_role("button", name="Tick off: Thank 李思远 for the visit").count() == 0


@pytest.fixture
def touched(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> Office:
    arrived(ann, "李思远")
    expected_soon(ann)
    device, _token = paired_kiosk()
    kiosks.call_reception(device, now=timezone.now())
    with office(browser, live_server.url, rita, size="touch") as desk:
        yield desk.open("/desk/")


def test_rita_works_by_touch_alone(touched: Office) -> None:
    desk = touched
    desk.page.get_by_role("button", name="I'm going").tap()
    expect(desk.page.locator("[data-ring]")).to_have_count(0)
    desk.row("王小明").get_by_role("button", name="Check in").tap()
    desk.shows("#rows-waiting", "王小明")
    desk.row("李思远").locator(".fd-open").tap()
    desk.shows("#pane h2", "李思远")
    desk.page.locator("#pane").get_by_role("button", name="Let in, give badge").tap()
    desk.shows("#pane", "On site")
    desk.page.locator("#pane-close").tap()
    desk.row("李思远").get_by_role("button", name="Check out").tap()
    desk.shows("#toasts", "李思远 has left")
    desk.page.get_by_role("button", name="Undo").tap()
    desk.shows("#rows-on-site", "李思远")
    assert (state("王小明"), state("李思远")) == (State.WAITING, State.ON_SITE)


# The row is the target of its link; what reaches further by ::after counts with its reach.
SMALL = """() => [...document.querySelectorAll('button, a, summary, input:not([type=hidden]), select')]
    .filter(each => each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().width > 2)
    .map(each => {
        const box = (each.matches('.fd-open') ? each.closest('[data-row]') : each).getBoundingClientRect();
        const more = getComputedStyle(each, '::after'), hangs = more.content !== 'none' && more.position === 'absolute';
        const reach = hangs ? -parseFloat(more.top) || 0 : 0;
        return [each.id || each.className, Math.round(box.width + 2 * reach), Math.round(box.height + 2 * reach)];
    }).filter(([, width, height]) => width < 44 || height < 44)"""


def test_everything_a_finger_is_meant_for_is_44_pixels_and_the_page_does_not_scroll(touched: Office) -> None:
    desk = touched
    scroll = "[document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth]"
    assert (desk.page.evaluate(SMALL), desk.page.evaluate(scroll)) == ([], [0, 0])
    desk.row("李思远").locator(".fd-open").tap()
    desk.shows("#pane h2", "李思远")
    assert (desk.page.evaluate(SMALL), desk.page.evaluate(scroll)) == ([], [0, 0])


def test_the_desk_works_without_javascript(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> None:
    arrived(ann, "李思远")
    with office(browser, live_server.url, rita, java_script_enabled=False) as desk:
        desk.open("/desk/")
        desk.row("李思远").get_by_role("button", name="Let in").click()
        desk.shows("#toasts", "李思远 is in, badge A001")
        desk.page.get_by_role("button", name="Undo").click()
        desk.shows("#toasts", "Undone: 李思远 is as before")
        desk.row("李思远").locator(".fd-open").click()
        desk.shows("#pane h2", "李思远")
        desk.page.get_by_role("link", name="Walk-in").click()
        desk.page.fill("#id_name", "唐宁")
        desk.page.fill("#id_phone", "13800001111")
        desk.page.fill("#id_host", "安然")
        desk.page.get_by_role("button", name="Check in").click()
        desk.shows("#rows-waiting", "唐宁")
    assert (state("李思远"), state("唐宁")) == (State.WAITING, State.WAITING)


def test_a_walk_in_with_a_mistake_keeps_what_was_typed_and_goes_to_the_mistake(
    browser: Browser, live_server: LiveServer, rita: Person, ann: Person
) -> None:
    with office(browser, live_server.url, rita) as desk:
        desk.open("/desk/").keys("v")
        expect(desk.page.locator("#id_name")).to_be_focused()
        desk.type("唐宁")
        desk.keys("Tab")
        desk.type("139 2206 471")
        desk.keys("Tab")
        desk.type("anran")
        desk.shows(".ts-dropdown", "Ann An")
        desk.keys("Enter", "Control+Enter")
        desk.shows("#id_phone_error", "A mobile has 11 digits and begins with 1; this has 10 digits.")
        expect(desk.page.locator("#id_phone")).to_be_focused()
        chosen = desk.page.locator(".ts-control .item").inner_text().split()
        assert (desk.page.input_value("#id_name"), chosen) == ("唐宁", ["Ann", "An", "Product"])
        desk.page.fill("#id_phone", "13922064711")
        desk.keys("Control+Enter")
        desk.shows("#rows-waiting", "唐宁")
