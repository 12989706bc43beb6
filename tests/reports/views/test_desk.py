"""The desk board: what it shows, who may see it, what it costs."""

import re

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.todos.models import Todo
from tests.factories.people import PersonFactory
from tests.factories.visitors import arrived_visit, badges, expected_visit, paired_kiosk
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import kiosks, visits
from visitors.models import Answer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
DESK = "reports:desk"


@pytest.fixture(autouse=True)
def the_worker_runs(db: None) -> None:
    RuleState.objects.create(rule="timed.test", live_from=MONDAY_9AM, looked_at=MONDAY_9AM)


def panel(staff: Staff, heading: str, **query: object) -> str:
    """The words of one panel."""
    page = staff.open(DESK, **query).content.decode()
    return next((words(text) for text in re.findall(r"<section.*?</section>", page, re.S) if f'id="{heading}-title"' in text), "")


@pytest.mark.parametrize(("who", "status"), [("rita", 200), ("olga", 200), ("ann", 403), ("tom", 403), ("charlie", 403)])
def test_the_desk_is_for_those_who_stand_at_it(who: str, status: int, request: pytest.FixtureRequest) -> None:
    assert Staff(request.getfixturevalue(who)).open(DESK).status_code == status


def test_an_empty_board_says_so_in_every_panel(rita: Person) -> None:
    staff = Staff(rita)
    assert panel(staff, "waiting") == "Waiting 0 J K move Enter open Nobody is waiting."
    assert panel(staff, "expected") == "Expected 0 Prepare the next day Today's list Nobody else is expected today."
    assert panel(staff, "on-site") == "On site 0 badges out No visitor is in the house."
    assert panel(staff, "owed") == "The desk owes today 0 All to-dos The desk owes nothing else today."


def test_who_waits_stands_with_minutes_light_answer_and_button(rita: Person, ann: Person, at) -> None:
    visit = arrived_visit(ann)
    visits.answer(visit, kind=Answer.Kind.IN_MINUTES, minutes=10, words="请先坐", by=ann, now=MONDAY_9AM + MINUTE)
    at(MONDAY_9AM + 3 * MINUTE)
    expected = "Waiting 1 J K move Enter open 3 min 李思远 北辰设备 , for Ann An In 10 min said at 09:01 “请先坐” Let in I"
    assert panel(Staff(rita), "waiting") == expected


def test_the_longest_wait_stands_first(rita: Person, ann: Person, at) -> None:
    for name, minute in (("后来", 2), ("先来", 0), ("中间", 1)):
        arrived_visit(ann, name=name, now=MONDAY_9AM + minute * MINUTE)
    at(MONDAY_9AM + HOUR)
    page = Staff(rita).open(DESK).content.decode()
    rows = page.partition('id="rows-waiting"')[2].partition("</ul>")[0]
    assert re.findall(r'<a class="fd-open[^>]*>([^<]*)</a>', rows) == ["先来", "中间", "后来"]


def test_who_is_expected_today_stands_in_order_and_who_is_late_is_yellow(rita: Person, ann: Person, at) -> None:
    expected_visit(ann, name="晚到", expected_at=MONDAY_9AM + MINUTE)
    expected_visit(ann, name="面试", expected_at=MONDAY_9AM + HOUR, purpose="interview")
    expected_visit(ann, name="明天", expected_at=MONDAY_9AM + DAY)
    at(MONDAY_9AM + 34 * MINUTE)
    assert panel(Staff(rita), "expected") == (
        "Expected 2 Prepare the next day Today's list 09:01 晚到 启明咨询 Product Ann An 33 min late Check in C"
        " 10:00 面试 启明咨询 Product Ann An Interview Check in C"
    )


def test_who_is_in_the_house_stands_with_badge_and_since_when(rita: Person, ann: Person, at) -> None:
    badges(2)
    visits.let_in(arrived_visit(ann, name="隔夜", now=MONDAY_9AM - 3 * DAY), by=rita, now=MONDAY_9AM - 3 * DAY)
    visits.let_in(arrived_visit(ann, name="今天"), by=rita, now=MONDAY_9AM + MINUTE)
    at(MONDAY_9AM + HOUR)
    assert panel(Staff(rita), "on-site") == (
        "On site 2 badges out A001 隔夜 Ann An since yesterday or before 11-20 09:00 Check out C A002 今天 Ann An 09:01 Check out C"
    )


def test_owed_today_are_the_desk_s_todos_red_first_and_what_is_done_is_folded_away(rita: Person, ann: Person) -> None:
    left = [arrived_visit(ann, name=name, email="x@example.com") for name in ("甲", "乙", "丙", "丁")]
    for visit in left:
        visits.check_out(visit, by=rita, now=MONDAY_9AM)
    first, second, third, _far = Todo.objects.filter(role="receptionist").order_by("pk")
    Todo.objects.filter(pk=first.pk).update(due_at=MONDAY_9AM + HOUR, red_at=MONDAY_9AM + HOUR, yellow_at=MONDAY_9AM + MINUTE)
    Todo.objects.filter(pk=second.pk).update(due_at=MONDAY_9AM - HOUR, red_at=MONDAY_9AM - HOUR)
    staff = Staff(rita)
    staff.press("todo_tick", third.pk)
    owed = "The desk owes today 2 All to-dos 08:00 Thank 乙 for the visit 1 h over 10:00 Thank 甲 for the visit in 1 h"
    assert panel(staff, "owed") == f"{owed} 1 done 09:00 Thank 丙 for the visit"


def test_olga_sees_what_the_desk_owes_but_ticks_only_her_own(rita: Person, olga: Person, ann: Person) -> None:
    visits.check_out(arrived_visit(ann, email="x@example.com"), by=rita, now=MONDAY_9AM)
    Todo.objects.filter(role="receptionist").update(due_at=MONDAY_9AM + HOUR)
    buttons = ["/done/" in Staff(person).open(DESK).content.decode() for person in (rita, olga)]
    assert buttons == [True, False]


def test_a_kiosk_that_calls_rings_on_top_until_somebody_goes(rita: Person, olga: Person) -> None:
    device, _token = paired_kiosk()
    kiosks.call_reception(device, now=MONDAY_9AM)
    staff = Staff(rita)
    page = staff.open(DESK).content.decode()
    (tick,) = re.findall(r'action="/todos/(\d+)/done/"', page)
    assert ("大堂自助机 asks for help 09:00 I'm going G" in words(page), "data-ring" in page) == (True, True)
    assert "I'm going" not in words(Staff(olga).open(DESK))
    staff.press("todo_tick", tick)
    assert "大堂自助机 asks for help" not in words(staff.open(DESK))


@pytest.mark.parametrize(
    ("looked_at", "warned"), [(MONDAY_9AM, False), (MONDAY_9AM - 3 * MINUTE, False), (MONDAY_9AM - 4 * MINUTE, True), (None, True)]
)
def test_a_silent_worker_is_no_secret(rita: Person, looked_at, warned: bool) -> None:
    RuleState.objects.update(looked_at=looked_at)
    assert ("Notices wait: the worker is not running." in words(Staff(rita).open(DESK))) is warned


def test_a_notice_that_failed_is_no_secret(rita: Person, olga: Person, ann: Person) -> None:
    arrived_visit(ann)
    Notice.objects.filter(channel="mail").update(dead_at=MONDAY_9AM)
    said = "1 notice could not be delivered. Call the people concerned."
    assert [said in words(Staff(person).open(DESK)) for person in (rita, olga)] == [True, True]
    assert ["/settings/notices/?state=dead" in Staff(person).open(DESK).content.decode() for person in (rita, olga)] == [False, True]


def test_the_day_in_figures(rita: Person, ann: Person) -> None:
    badges(3)
    arrived_visit(ann)
    visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM)
    visits.check_out(arrived_visit(ann), by=rita, now=MONDAY_9AM)
    assert "Today 3 arrived 2 in the house 1 left" in words(Staff(rita).open(DESK))


def test_the_chosen_visit_stands_beside_the_board_without_javascript(rita: Person, ann: Person) -> None:
    visit = arrived_visit(ann)
    page = Staff(rita).open(DESK, visit=visit.pk).content.decode()
    assert f'id="pane" data-selected="{visit.pk}"' in page
    assert f'<li class="fd-row is-waiting is-selected" id="row-{visit.pk}"' in page
    assert page.count(f'name="next" value="/desk/?visit={visit.pk}"') >= 3


@pytest.mark.parametrize("asked", ["0", "999", "x", "-1", "9" * 30, "１"])
def test_a_choice_that_does_not_exist_is_no_error(rita: Person, asked: str) -> None:
    response = Staff(rita).open(DESK, visit=asked)
    assert (response.status_code, '<aside id="pane" hidden></aside>' in response.content.decode()) == (200, True)


def test_the_board_costs_the_same_for_thirty_rows_as_for_one(rita: Person) -> None:
    badges(99)
    staff, counts = Staff(rita), []
    for many in (1, 29):
        for _number in range(many):
            host = PersonFactory(extension="1")
            expected_visit(host)
            visits.answer(arrived_visit(host), kind=Answer.Kind.ON_MY_WAY, by=host, now=MONDAY_9AM)
            visits.let_in(arrived_visit(host), by=rita, now=MONDAY_9AM)
            visits.check_out(arrived_visit(host, email="x@example.com"), by=rita, now=MONDAY_9AM)
        Todo.objects.filter(role="receptionist").update(due_at=MONDAY_9AM + HOUR)
        counts.append(queries(lambda: staff.open(DESK)))
    # session, person, company, bell and stamp; and fifteen panels, of which four ask twice
    assert counts == [25, 25]
