"""The button and the no on a visit's page: who may, what they see, what it does."""

from collections.abc import Callable
from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import expected_visit
from tests.kiosk import Kiosk
from tests.moments import DAY, MONDAY_9AM
from tests.staff import Staff, words
from visitors.models import KioskCall, Visit
from visitors.models.visit import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
CLEAR, DECLINE, PAGE = "visitors:visit_clear", "visitors:visit_decline", "visitors:visit_detail"
At = Callable[[datetime], None]
SATURDAY = MONDAY_9AM + 5 * DAY


def on_saturday(host: Person) -> Visit:
    return expected_visit(host, expected_at=SATURDAY, off_day_reason="设备检修")


def state(visit: Visit) -> State:
    return Visit.objects.get(pk=visit.pk).state


@pytest.mark.parametrize(("who", "may"), [("bo", True), ("olga", True), ("rita", False), ("ann", False), ("tom", False)])
def test_who_may_approve(request: pytest.FixtureRequest, ann: Person, olga: Person, rita: Person, who: str, may: bool) -> None:
    visit, staff = on_saturday(ann), Staff(request.getfixturevalue(who))
    page = words(staff.open(PAGE, visit.pk))
    assert ("A weekend or holiday, because: 设备检修" in page, "Approve the day off" in page) == (True, may)
    staff.press(CLEAR, visit.pk)
    assert state(visit) is (State.EXPECTED if may else State.REQUESTED)


def test_a_no_needs_words_and_ends_the_visit(ann: Person, bo: Person) -> None:
    visit, staff = on_saturday(ann), Staff(bo)
    assert staff.told(staff.press(DECLINE, visit.pk)) == ["Say in a few words why not."]
    staff.press(DECLINE, visit.pk, words="改在周一")
    assert state(visit) is State.DECLINED
    assert "改在周一" in words(staff.open(PAGE, visit.pk))


def test_the_to_do_of_the_head_decides_the_same(ann: Person, bo: Person) -> None:
    visit, todo = on_saturday(ann), Todo.objects.get()
    Staff(bo).press("todo_decide", todo.pk, answer="agree", words="")
    assert state(visit) is State.EXPECTED


def test_a_walk_in_on_a_day_off_waits_at_the_desk_for_the_approval(ann: Person, bo: Person, rita: Person, at: At) -> None:
    at(SATURDAY)
    staff = Staff(rita)
    given = {"name": "李思远", "phone": "13900005678", "purpose": "meeting", "language": "zh-hans"}
    told = staff.told(staff.press("visitors:visit_walk_in", host=str(ann.pk), **given))
    assert told == ["李思远 is checked in, no badge. Today is a day off: nobody goes in before the visit is approved."]
    visit = Visit.objects.get()
    page, desk = words(staff.open(PAGE, visit.pk)), words(staff.open("reports:desk"))
    assert ("Awaits approval" in page, "Let in" in page) == (True, False)
    assert ("Awaits approval" in desk, "Let in" in desk) == (True, False)
    assert staff.told(staff.press("visitors:visit_let_in", visit.pk)) == ["Today is a day off: somebody must approve this visit first."]
    Staff(bo).press(CLEAR, visit.pk)
    assert "Let in" in words(staff.open(PAGE, visit.pk))


def test_at_the_kiosk_on_a_day_off_reception_is_called_and_the_screen_says_so(ann: Person, bo: Person, at: At) -> None:
    at(SATURDAY)
    done = Kiosk("en").walk_in()
    assert "Reception is coming to you" in done.words
    assert [call.screen for call in KioskCall.objects.all()] == ["day-off"]
