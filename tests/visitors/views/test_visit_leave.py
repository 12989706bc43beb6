"""Leaving with questions: what is asked, by whom, and what comes of it; belongings and stepping out on the visit's page."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit, badges
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.staff import Staff, words
from visitors.actions import belongings, leaving, stepping_out, visits
from visitors.models import Badge, Belonging, Visit, VisitEvent
from visitors.models.visit import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


@pytest.fixture
def visit(ann: Person, rita: Person) -> Visit:
    """Li Siyuan is with Ann, badge A001."""
    badges(1)
    return visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM)


def stands(visit: Visit) -> Visit:
    return Visit.objects.get(pk=visit.pk)


def ways(person: Person, visit: Visit) -> tuple[bool, bool]:
    """Whether the pane offers the one tap, and the page with questions."""
    pane = Staff(person).open("visitors:visit_pane", visit.pk).content.decode()
    return f'action="/visitors/visits/{visit.pk}/check-out/"' in pane, 'data-key="c">' in pane and "Check out</span>" not in pane


def test_one_tap_when_there_is_nothing_to_ask_and_a_page_otherwise(visit: Visit, rita: Person) -> None:
    assert ways(rita, visit) == (True, False)
    Visit.objects.filter(pk=visit.pk).update(plate="沪A12345")
    assert ways(rita, visit) == (False, True)
    Visit.objects.filter(pk=visit.pk).update(plate="")
    belongings.bring(visit, what="相机", by=rita, now=MONDAY_9AM)
    assert ways(rita, visit) == (False, True)
    board = Staff(rita).open("reports:desk").content.decode()
    assert f'href="/visitors/visits/{visit.pk}/leave/?next=' in board


def test_the_desk_asks_for_badge_things_and_car_in_one_go(visit: Visit, rita: Person, at) -> None:
    staff = Staff(rita)
    Visit.objects.filter(pk=visit.pk).update(plate="沪A12345")
    camera, sample = (belongings.bring(visit, what=what, by=rita, now=MONDAY_9AM).pk for what in ("相机", "样品"))
    shown = words(staff.open("visitors:visit_leave", visit.pk))
    assert all(part in shown for part in ("Badge A001", "相机", "样品", "沪A12345"))
    given = {"badge": "back", f"thing-{camera}": "out", f"thing-{sample}": "stays", "car_asked": "on"}
    refused = staff.press("visitors:visit_leave", visit.pk, **given)
    assert (refused.status_code, "Say why it stays here." in words(refused), stands(visit).state) == (422, True, State.ON_SITE)

    at(MONDAY_9AM + HOUR)
    done = staff.press("visitors:visit_leave", visit.pk, **given, **{f"why-{sample}": "送给研发部"}, next="/desk/")
    assert (done["Location"], staff.told(done)) == ("/desk/", ["李思远 has left, badge A001 is back"])
    left = stands(visit)
    assert (left.left_at, left.car_asked, Badge.objects.free().count()) == (MONDAY_9AM + HOUR, True, 1)
    assert list(Belonging.objects.values_list("what", "stays")) == [("相机", ""), ("样品", "送给研发部")]


def test_a_badge_that_is_not_back_stays_out_until_it_comes(visit: Visit, rita: Person) -> None:
    staff = Staff(rita)
    done = staff.press("visitors:visit_leave", visit.pk, badge="missing")
    assert staff.told(done) == ["李思远 has left; badge A001 is still to come back"]
    assert (Badge.objects.free().count(), Todo.objects.open().filter(promise="visitors.badge_back").count()) == (0, 1)
    assert "Badge is back" in words(staff.open("visitors:visit_detail", visit.pk))
    assert staff.told(staff.press("visitors:visit_badge_back", visit.pk)) == ["The badge of 李思远 is back"]
    assert Badge.objects.free().count() == 1


def test_the_host_says_has_left_on_the_phone_and_the_desk_looks_for_the_badge(visit: Visit, ann: Person, rita: Person) -> None:
    staff = Staff(ann)
    camera = belongings.bring(visit, what="相机", by=rita, now=MONDAY_9AM)
    shown = staff.open("visitors:visit_leave", visit.pk)
    assert ("Please ask them to leave badge A001 at the desk." in words(shown), "Has left" in words(shown)) == (True, True)
    done = staff.press("visitors:visit_leave", visit.pk, **{f"thing-{camera.pk}": "unseen"})
    assert staff.told(done) == ["李思远 has left; badge A001 is still to come back"]
    assert (stands(visit).left_by, Todo.objects.open().filter(promise="visitors.badge_back").count()) == (ann, 1)
    assert "belongings not checked" in words(staff.open("visitors:visit_detail", visit.pk))


def test_nothing_to_ask_is_one_button_for_the_host_too_and_twice_is_refused_in_words(visit: Visit, ann: Person) -> None:
    staff = Staff(ann)
    assert staff.told(staff.press("visitors:visit_leave", visit.pk)) == ["李思远 has left; badge A001 is still to come back"]
    assert "This visitor has left already." in words(staff.open("visitors:visit_leave", visit.pk))


@pytest.mark.parametrize(("who", "may"), [("ann", True), ("tom", True), ("rita", True), ("bo", False)])
def test_host_stand_in_and_desk_check_out_by_one_tap_and_the_head_does_not(
    who: str, may: bool, visit: Visit, request: pytest.FixtureRequest
) -> None:
    Staff(request.getfixturevalue(who)).press("visitors:visit_check_out", visit.pk)
    assert (stands(visit).state is State.LEFT) is may


def test_the_host_can_t_check_out_who_still_waits(ann: Person) -> None:
    visit = arrived_visit(ann)
    Staff(ann).press("visitors:visit_check_out", visit.pk)
    assert stands(visit).state is State.WAITING


def test_belongings_on_the_page_a_line_a_usual_thing_all_out(visit: Visit, rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    Visit.objects.filter(pk=visit.pk).update(bringing="两箱样品")
    assert 'value="两箱样品"' in staff.open("visitors:visit_detail", visit.pk).content.decode()
    assert staff.told(staff.press("visitors:visit_bring", visit.pk, what="{笔记本}", many="2")) == ["{笔记本} × 2 is on the list of 李思远"]
    staff.told(staff.press("visitors:visit_bring", visit.pk, what="相机"))
    assert staff.told(staff.press("visitors:visit_bring", visit.pk, what="", many="1")) == ["Say what it is."]
    assert staff.told(staff.press("visitors:visit_bring", visit.pk, what="箱", many="0")) == ["Write how many, 1 to 999."]

    ids = list(Belonging.objects.values_list("pk", flat=True))
    asked = {"things": ids[0], "how": "stays"}
    assert staff.told(staff.press("visitors:visit_take_out", visit.pk, **asked, stays=" ")) == ["Say why it stays here."]
    staff.press("visitors:visit_take_out", visit.pk, **asked, stays="借用")
    staff.press("visitors:visit_take_out", visit.pk, things=ids[1])
    assert list(Belonging.objects.values_list("stays", flat=True)) == ["借用", ""]
    assert Belonging.objects.inside().count() == 0
    assert "相机" in words(Staff(ann).open("visitors:visit_detail", visit.pk))


def test_out_and_back_by_the_host_and_muted_on_the_board(visit: Visit, ann: Person, rita: Person, at) -> None:
    host, desk = Staff(ann), Staff(rita)
    assert host.told(host.press("visitors:visit_step_out", visit.pk, to="午餐", back="10:30")) == [
        "李思远 has stepped out and keeps the badge"
    ]
    shown = words(host.open("visitors:visit_detail", visit.pk))
    assert all(part in shown for part in ("Stepped out", "午餐", "back at 10:30"))
    board = desk.open("reports:desk").content.decode()
    row = re.search(rf'<li class="fd-row is-on-site is-out[^"]*" id="row-{visit.pk}".*?</li>', board, re.S)
    assert row
    assert "out since 09:00" in words(row[0])
    assert "0 in the house" in words(board)
    at(MONDAY_9AM + HOUR)
    assert desk.told(desk.press("visitors:visit_come_back", visit.pk)) == ["李思远 is back"]
    assert (stands(visit).state, VisitEvent.objects.get(verb="come_back").happened_by) == (State.ON_SITE, rita)
    assert desk.told(desk.press("visitors:visit_step_out", visit.pk, back="99")) == ["Write the time as 16:00."]


def test_the_desk_notes_the_true_time_the_next_morning(visit: Visit, rita: Person, bo: Person, at) -> None:
    leaving.sweep(visit, at=MONDAY_9AM + 12 * HOUR, now=MONDAY_9AM + 12 * HOUR)
    at(MONDAY_9AM + 24 * HOUR)
    staff = Staff(rita)
    shown = words(staff.open("visitors:visit_detail", visit.pk))
    assert ("Left, time unknown" in shown, "When did they leave?" in shown) == (True, True)
    assert "When did they leave?" not in words(Staff(bo).open("visitors:visit_detail", visit.pk))
    said = staff.told(staff.press("visitors:visit_set_left", visit.pk, at="2026-11-23T08:00"))
    assert said == ["The visitor was still here then. Choose a later time."]
    assert staff.told(staff.press("visitors:visit_set_left", visit.pk, at="2026-11-23T17:30")) == ["李思远 left at 17:30"]
    assert (stands(visit).stayed, stands(visit).is_time_unknown) == (8 * HOUR + 30 * MINUTE, False)


def test_an_unknown_time_is_in_no_sheet(visit: Visit, rita: Person) -> None:
    leaving.sweep(visit, at=MONDAY_9AM + 12 * HOUR, now=MONDAY_9AM + 12 * HOUR)
    response = Staff(rita).open("visitors:visit_export")
    content = b"".join(response.streaming_content) if response.streaming else response.content
    rows = [list(row) for row in load_workbook(BytesIO(content)).active.iter_rows(values_only=True)]
    heads = next(row for row in rows if "Left at" in row)
    assert rows[rows.index(heads) + 1][heads.index("Left at")] in (None, "")


def test_stepping_out_counts_in_no_roll_call(visit: Visit, rita: Person) -> None:
    stepping_out.step_out(visit, by=rita, now=MONDAY_9AM)
    assert (Visit.objects.in_the_house().count(), Visit.objects.stepped_out().count()) == (0, 1)
