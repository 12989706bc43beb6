"""The to-do pages: whose they are, what one may do, what one is told."""

import pytest

from frontdesk.people.actions import absences
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos.models import Pause, Todo
from frontdesk.todos.promises import Clock, Decision
from tests.factories.people import PersonFactory
from tests.factories.visitors import arrived_visit
from tests.facts import counted
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.promised import kind_of, owed
from tests.queries import queries
from tests.staff import Staff, words
from visitors.models import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIST, DETAIL = "todo_list", "todo_detail"


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> type:
    return kind_of(monkeypatch, Clock.WALL)


def titles(staff: Staff, **query: object) -> str:
    return words(staff.open(LIST, **query))


def test_everybody_sees_their_own_and_heads_their_team_s(kind: type, ann: Person, bo: Person, rita: Person) -> None:
    todo = owed(kind, ann, MONDAY_9AM)
    title = f"Matter {todo.subject_id}"
    assert title in titles(Staff(ann))
    assert (title in titles(Staff(bo)), title in titles(Staff(bo), whose="team")) == (False, True)
    assert title not in titles(Staff(rita))


@pytest.mark.parametrize(
    ("who", "whose", "status"), [("ann", "team", 404), ("ann", "desk", 404), ("rita", "desk", 200), ("bo", "team", 200), ("ann", "x", 404)]
)
def test_a_list_that_is_not_for_me_is_not_there(
    who: str, whose: str, status: int, bo: Person, ann: Person, request: pytest.FixtureRequest
) -> None:
    assert Staff(request.getfixturevalue(who)).open(LIST, whose=whose).status_code == status


def test_charlie_has_no_to_dos(charlie: Person) -> None:
    assert Staff(charlie).open(LIST).status_code == 403


def test_who_acts_for_somebody_sees_theirs_and_settles_them(kind: type, ann: Person, tom: Person) -> None:
    todo = owed(kind, ann, MONDAY_9AM)
    staff = Staff(tom)
    assert staff.open(DETAIL, todo.pk).status_code == 404
    absences.announce(ann, stand_in=tom, from_on=MONDAY_9AM.date(), until_on=MONDAY_9AM.date(), by=ann, now=MONDAY_9AM)
    assert "for Ann An" in titles(staff)
    staff.press("todo_tick", todo.pk)
    todo.refresh_from_db()
    assert (todo.done_by, todo.holder) == (tom, ann)


def test_why_is_it_due_then_stands_on_its_page(kind: type, ann: Person) -> None:
    page = words(Staff(ann).open(DETAIL, owed(kind, ann, MONDAY_9AM).pk))
    assert "round the clock, nights and holidays too 8 h together as long as the limit, so due on November 23 17:00 8 h" in page


@pytest.mark.parametrize("who", ["rita", "tom", "charlie"])
def test_what_is_none_of_my_business_is_not_there(who: str, kind: type, ann: Person, request: pytest.FixtureRequest) -> None:
    staff, todo = Staff(request.getfixturevalue(who)), owed(kind, ann, MONDAY_9AM)
    refused = {404, 403}
    assert staff.open(DETAIL, todo.pk).status_code in refused
    presses = [
        ("todo_tick", {}),
        ("todo_pause", {}),
        ("todo_resume", {}),
        ("todo_hand_over", {"to": ann.pk}),
        ("todo_decide", {"answer": "agree"}),
    ]
    assert {staff.press(page, todo.pk, **given).status_code for page, given in presses} <= refused


def test_a_head_may_look_and_hand_over_but_not_settle(kind: type, ann: Person, bo: Person, tom: Person) -> None:
    staff, todo = Staff(bo), owed(kind, ann, MONDAY_9AM)
    assert staff.press("todo_tick", todo.pk).status_code == 403
    staff.press("todo_hand_over", todo.pk, to=tom.pk, words="")
    todo.refresh_from_db()
    assert todo.holder == tom


def test_pausing_and_going_on(kind: type, ann: Person, at) -> None:
    staff, todo = Staff(ann), owed(kind, ann, MONDAY_9AM)
    staff.press("todo_pause", todo.pk, until="2026-11-24T09:00", reason="等配件")
    assert "paused until" in titles(staff)
    at(MONDAY_9AM + 2 * HOUR)
    staff.press("todo_resume", todo.pk)
    todo.refresh_from_db()
    assert (Pause.objects.get().reason, todo.due_at) == ("等配件", MONDAY_9AM + 10 * HOUR)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"until": "2026-11-24T09:00", "reason": ""}, "Say in a few words why it must wait."),
        ({"until": "2026-11-20T09:00", "reason": "x"}, "This moment has passed. Choose a later time."),
        ({"until": "soon", "reason": "x"}, "Write the day and the time like 2026-11-23 14:30."),
    ],
)
def test_a_pause_that_can_t_be_says_why_and_keeps_what_was_typed(kind: type, ann: Person, given: dict[str, str], said: str) -> None:
    response = Staff(ann).press("todo_pause", owed(kind, ann, MONDAY_9AM).pk, **given)
    assert (response.status_code, said in words(response), given["reason"] in response.content.decode()) == (422, True, True)


def test_a_question_is_answered_and_refusing_needs_words(monkeypatch: pytest.MonkeyPatch, ann: Person) -> None:
    kind = kind_of(monkeypatch, Clock.WALL, decision=Decision.ANY)
    staff, todo = Staff(ann), owed(kind, ann, MONDAY_9AM)
    response = staff.press("todo_decide", todo.pk, answer="refuse", words="")
    assert (response.status_code, "Say in a few words why not." in words(response)) == (422, True)
    staff.press("todo_decide", todo.pk, answer="refuse", words="太贵")
    todo.refresh_from_db()
    assert (todo.outcome, todo.words, todo.done_by) == ("refused", "太贵", ann)


def test_what_is_done_stands_on_time_or_late(kind: type, ann: Person, at) -> None:
    staff = Staff(ann)
    for number, hours in enumerate((1, 9)):
        company = ann if number else None
        todo = owed(kind, ann, MONDAY_9AM, subject=company)
        at(MONDAY_9AM + hours * HOUR)
        staff.press("todo_tick", todo.pk)
    page = titles(staff, state="done")
    assert ("on time" in page, "late" in page) == (True, True)


def test_lists_cost_the_same_for_thirty_as_for_one(kind: type, ann: Person, bo: Person) -> None:
    counts = []
    for many in (1, 29):
        for person in PersonFactory.create_batch(many, department=ann.department):
            owed(kind, person, MONDAY_9AM)
            Todo.objects.filter(pk=owed(kind, ann, MONDAY_9AM, subject=person).pk).update(due_at=MONDAY_9AM + HOUR)
        counts.append((queries(lambda: Staff(ann).client.get("/todos/")), queries(lambda: Staff(bo).client.get("/todos/?whose=team"))))
    assert counts[0] == counts[1]


def test_the_rates_of_a_month_are_for_the_manager(kind: type, ann: Person, olga: Person, at) -> None:
    owed(kind, ann, MONDAY_9AM)
    counted(MONDAY_9AM)
    assert "Nothing was due in this month" in words(Staff(olga).open("todo_rates", month="2026-11"))  # not yet
    at(MONDAY_9AM + DAY)
    assert "Product 1 0 0 1 0%" in words(Staff(olga).open("todo_rates", month="2026-11"))
    assert "Nothing was due in this month" in words(Staff(olga).open("todo_rates", month="2026-10"))
    months = ("x", "2026-13", "2026-1-1", "9999-12", "0001-01")
    assert {Staff(olga).open("todo_rates", month=month).status_code for month in months} == {404}
    assert Staff(ann).open("todo_rates").status_code == 403


def test_being_away_names_who_acts_and_can_be_taken_back(ann: Person, tom: Person) -> None:
    staff = Staff(ann)
    response = staff.press("absence_list", stand_in=tom.pk, from_on="2026-11-23", until_on="2026-11-27")
    assert staff.told(response) == ["Tom Tan acts for you on these days."]
    assert "Ann An" in words(Staff(tom).open("absence_list"))
    absence = ann.absences.get()
    assert Staff(tom).press("absence_end", absence.pk).status_code == 404
    staff.press("absence_end", absence.pk)
    assert not ann.absences.standing().exists()


def test_a_stand_in_finds_what_is_open_and_not_what_was_done_before(kind: type, ann: Person, tom: Person) -> None:
    done = owed(kind, ann, MONDAY_9AM)
    Staff(ann).press("todo_tick", done.pk)
    absences.announce(ann, stand_in=tom, from_on=MONDAY_9AM.date(), until_on=MONDAY_9AM.date(), by=ann, now=MONDAY_9AM)
    staff = Staff(tom)
    assert (staff.open(DETAIL, done.pk).status_code, staff.press("todo_untick", done.pk).status_code) == (404, 404)


@pytest.mark.parametrize("away", [0, 1])
def test_who_acts_may_read_the_matter_of_the_notice_that_comes_to_them(ann: Person, bo: Person, away: int) -> None:
    """Also when the absence begins on the day after the visit, when the thanks are owed, and for the stand-in's stand-in."""
    first, second = PersonFactory.create_batch(2, roles=[Role.EMPLOYEE])
    visit, day = arrived_visit(ann), MONDAY_9AM.date() + away * DAY
    absences.announce(ann, stand_in=first, from_on=day, until_on=day, by=ann, now=MONDAY_9AM)
    absences.announce(first, stand_in=second, from_on=day, until_on=day, by=first, now=MONDAY_9AM)
    assert [visit in Visit.objects.visible_to(person) for person in (first, second, PersonFactory(roles=[Role.EMPLOYEE]))] == [
        True,
        True,
        False,
    ]


def test_an_absence_that_can_t_be_says_why_at_the_field(ann: Person) -> None:
    response = Staff(ann).press("absence_list", stand_in=ann.pk, from_on="2026-11-23", until_on="2026-11-27")
    assert (response.status_code, "Nobody stands in for themselves. Choose a colleague." in words(response)) == (422, True)


def test_the_stand_in_sees_the_visits_of_those_days(ann: Person, bo: Person) -> None:
    stranger = PersonFactory(roles=[Role.EMPLOYEE])
    today = arrived_visit(ann)
    later = arrived_visit(ann, now=MONDAY_9AM + 7 * DAY)
    absences.announce(ann, stand_in=stranger, from_on=MONDAY_9AM.date(), until_on=MONDAY_9AM.date(), by=ann, now=MONDAY_9AM)
    assert list(Visit.objects.filter(pk__in=[today.pk, later.pk]).visible_to(stranger)) == [today]
