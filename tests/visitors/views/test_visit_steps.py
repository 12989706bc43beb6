"""The verbs of a visit by their addresses: who may, what the toast says, where it leads, and that twice is once."""

import re

import pytest

from frontdesk.people.models import Person
from frontdesk.web.once import new_key
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.staff import Staff, words
from visitors.actions import visits
from visitors.models import Visit, VisitEvent
from visitors.models.visit import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
DESK_VERBS = ["visit_check_in", "visit_lend_badge", "visit_let_in", "visit_turn_away"]
VERBS = [*DESK_VERBS, "visit_check_out", "visit_cancel", "visit_undo", "visit_thanked"]


def state(visit: Visit) -> State:
    return Visit.objects.get(pk=visit.pk).state


def test_rita_receives_a_visitor_from_door_to_door(rita: Person, ann: Person) -> None:
    badges(1)
    staff, visit = Staff(rita), expected_visit(ann)
    said = []
    for verb in ("visit_check_in", "visit_lend_badge", "visit_let_in", "visit_check_out"):
        said += staff.told(staff.press(f"visitors:{verb}", visit.pk))
    assert said == [
        "王小明 is checked in, badge A001. Ann An has been told.",
        "王小明 has badge A001",
        "王小明 is in, badge A001",
        "王小明 has left, badge A001 is back",
    ]
    assert state(visit) is State.LEFT


def test_a_badge_can_be_named_and_a_taken_one_is_refused_in_words(rita: Person, ann: Person) -> None:
    badges(3)
    staff, one, two = Staff(rita), arrived_visit(ann), arrived_visit(ann, name="唐宁")
    assert staff.told(staff.press("visitors:visit_lend_badge", one.pk, number="A003")) == ["李思远 has badge A003"]
    assert staff.told(staff.press("visitors:visit_let_in", two.pk, number="a003")) == ["Badge A003 is out with somebody else."]
    assert (state(two), Visit.objects.get(pk=two.pk).badge_number) == (State.WAITING, "A002")


def test_what_does_not_fit_is_refused_in_words_never_with_an_error(rita: Person, ann: Person) -> None:
    staff, visit = Staff(rita), expected_visit(ann)
    expected = {
        "visit_let_in": "This visitor is not here yet.",
        "visit_check_out": "This visitor is not here yet.",
        "visit_undo": "You can't do that with this visit now. Ask reception.",
        "visit_thanked": "You can't do that with this visit now. Ask reception.",
    }
    said = {verb: staff.told(staff.press(f"visitors:{verb}", visit.pk))[0] for verb in expected}
    assert (said, state(visit)) == (expected, State.EXPECTED)


@pytest.mark.parametrize("verb", DESK_VERBS)
def test_the_desk_s_verbs_are_not_for_employees(verb: str, ann: Person, charlie: Person) -> None:
    visit = arrived_visit(ann)
    assert [Staff(person).press(f"visitors:{verb}", visit.pk).status_code for person in (ann, charlie)] == [403, 403]


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_acts_on_a_visit_they_may_not_see(verb: str, ann: Person, olga: Person) -> None:
    visit = expected_visit(olga)
    assert (Staff(ann).press(f"visitors:{verb}", visit.pk).status_code, state(visit)) in [(403, State.EXPECTED), (404, State.EXPECTED)]


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_posted_never_just_opened(verb: str, rita: Person, ann: Person) -> None:
    assert Staff(rita).open(f"visitors:{verb}", expected_visit(ann).pk).status_code == 405


def test_ann_cancels_her_own_visit_and_takes_it_back(ann: Person) -> None:
    staff, visit = Staff(ann), expected_visit(ann)
    response = staff.press("visitors:visit_cancel", visit.pk)
    assert (staff.told(response), state(visit)) == (["The visit of 王小明 is cancelled"], State.CANCELLED)
    assert staff.told(staff.press("visitors:visit_undo", visit.pk)) == ["Undone: 王小明 is as before"]
    assert state(visit) is State.EXPECTED


def test_the_head_may_look_but_not_cancel(ann: Person, bo: Person) -> None:
    staff, visit = Staff(bo), expected_visit(ann)
    assert staff.told(staff.press("visitors:visit_cancel", visit.pk)) == ["You can't do that with this visit now. Ask reception."]
    assert state(visit) is State.EXPECTED


def test_undo_holds_for_ten_minutes_and_then_no_more(rita: Person, ann: Person, at) -> None:
    staff, visit = Staff(rita), expected_visit(ann)
    staff.press("visitors:visit_check_in", visit.pk)
    at(MONDAY_9AM + 10 * MINUTE)
    staff.press("visitors:visit_undo", visit.pk)
    assert state(visit) is State.EXPECTED
    staff.press("visitors:visit_check_in", visit.pk)
    at(MONDAY_9AM + 20 * MINUTE + MINUTE / 60)
    staff.press("visitors:visit_undo", visit.pk)
    assert state(visit) is State.WAITING


def test_the_toast_carries_the_way_back(rita: Person, ann: Person) -> None:
    staff, visit = Staff(rita), expected_visit(ann)
    page = staff.client.get(staff.press("visitors:visit_check_in", visit.pk)["Location"]).content.decode()
    toast = page.partition('<div class="fd-toasts"')[2]
    assert re.findall(r'action="([^"]*)"', toast) == [f"/visitors/visits/{visit.pk}/undo/"]
    assert f'<a href="/visitors/visits/{visit.pk}/">王小明</a>' in toast


def test_the_host_who_thanked_in_person_settles_it(rita: Person, ann: Person) -> None:
    visit = arrived_visit(ann)
    visits.check_out(visit, by=rita, now=MONDAY_9AM)
    staff = Staff(ann)
    assert staff.told(staff.press("visitors:visit_thanked", visit.pk)) == ["李思远 has been thanked"]
    assert Visit.objects.get().thanked_by == ann


@pytest.mark.parametrize(
    ("next_page", "leads_to"),
    [("/desk/?visit=1", "/desk/?visit=1"), ("https://elsewhere.example/", None), ("//elsewhere.example", None), ("", None)],
)
def test_a_verb_leads_back_to_a_page_of_ours_and_nowhere_else(rita: Person, ann: Person, next_page: str, leads_to: str | None) -> None:
    visit = expected_visit(ann)
    response = Staff(rita).press("visitors:visit_check_in", visit.pk, next=next_page)
    assert response["Location"] == (leads_to or visit.get_absolute_url())


def test_pressing_twice_is_pressing_once(rita: Person, ann: Person) -> None:
    staff, visit, key = Staff(rita), expected_visit(ann), new_key()
    answers = [staff.press("visitors:visit_check_in", visit.pk, once=key).status_code for _press in range(3)]
    assert (answers, VisitEvent.objects.filter(verb="check_in").count()) == ([303, 303, 303], 1)


def test_names_are_written_as_they_are_and_run_nothing(rita: Person, ann: Person) -> None:
    staff, visit = Staff(rita), expected_visit(ann, name="<b>{host}</b>", now=MONDAY_9AM, expected_at=MONDAY_9AM + HOUR)
    assert staff.told(staff.press("visitors:visit_check_in", visit.pk)) == ["<b>{host}</b> is checked in, no badge. Ann An has been told."]


def test_with_an_empty_drawer_the_visitor_is_let_in_and_the_desk_learns_where_badges_are_added(rita: Person, ann: Person) -> None:
    visit, staff = arrived_visit(ann), Staff(rita)
    said = words(staff.client.get(staff.press("visitors:visit_lend_badge", visit.pk)["Location"]))
    assert ("There is no badge yet. Add some under Badges." in said, "All badges are out" in said) == (True, False)
    assert staff.told(staff.press("visitors:visit_let_in", visit.pk)) == ["李思远 is in, no badge"]
    assert staff.told(staff.press("visitors:visit_check_out", visit.pk)) == ["李思远 has left"]
