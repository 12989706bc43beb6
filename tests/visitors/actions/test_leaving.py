"""Leaving: what is asked at the door, a badge that does not come back, and a time that nobody knows."""

from contextlib import nullcontext
from threading import Barrier
from types import SimpleNamespace

import pytest

from frontdesk.invariants import INVARIANTS
from frontdesk.people.models import Company, Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit, badges
from tests.figures import Figure
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import belongings, leaving, visits
from visitors.models import Badge, BadgeLoan, Belonging, Visit, VisitEvent
from visitors.models.visit import State

LATER = MONDAY_9AM + HOUR


def inside(host: Person, rita: Person, **fields: object) -> Visit:
    return visits.let_in(arrived_visit(host, **fields), by=rita, now=MONDAY_9AM)


def broken() -> list[str]:
    return list(INVARIANTS["visitors.badge_back"][1]())


def open_todos() -> list[str]:
    return sorted(Todo.objects.open().values_list("promise", flat=True))


def test_everything_at_the_door_in_one_go(ann: Person, rita: Person) -> None:
    badges(1)
    visit = inside(ann, rita)
    things = [belongings.bring(visit, what=what, by=rita, now=MONDAY_9AM).pk for what in ("电脑", "相机", "样品", "图纸")]

    leaving.leave(visit, by=rita, now=LATER, out=things[:1], stays={"借给研发": things[1:3]}, car_asked=True)

    visit.refresh_from_db()
    assert (visit.state, visit.left_at, visit.left_by, visit.car_asked, Badge.objects.free().count()) == (State.LEFT, LATER, rita, True, 1)
    assert list(Belonging.objects.values_list("out_at", "stays")) == [(LATER, ""), (LATER, "借给研发"), (LATER, "借给研发"), (None, "")]
    assert VisitEvent.objects.get(verb="check_out").before["unchecked"] == things[3:]


def test_a_badge_that_is_not_back_is_looked_for_until_it_is(ann: Person, rita: Person) -> None:
    badges(2)
    visit = visits.check_out(inside(ann, rita, purpose="delivery"), by=ann, now=LATER, badge_back=False)
    assert (Badge.objects.free().count(), open_todos(), broken()) == (1, ["visitors.badge_back"], [])

    leaving.badge_back(visit, by=rita, now=LATER + HOUR)
    assert (Badge.objects.free().count(), open_todos(), broken()) == (2, [], [])
    assert VisitEvent.objects.get(verb="badge_back").words == "A001"


def test_control_a_badge_nobody_looks_for_is_found_by_verify(ann: Person, rita: Person) -> None:
    badges(1)
    visit = visits.check_out(inside(ann, rita), by=ann, now=LATER, badge_back=False)
    Todo.objects.filter(promise="visitors.badge_back").delete()
    assert broken() == [f"visit {visit.pk} has left with a badge and nobody looks for it"]


def test_a_badge_that_was_only_reserved_lies_in_the_drawer(ann: Person, rita: Person) -> None:
    badges(1)
    visits.check_out(arrived_visit(ann), by=rita, now=LATER, badge_back=False)
    assert (Badge.objects.free().count(), "visitors.badge_back" in open_todos()) == (1, False)


def test_the_waiting_area_is_tidied_once_for_all_who_leave_meanwhile(ann: Person, rita: Person) -> None:
    Company.objects.create()
    for _each in range(2):
        visits.check_out(inside(ann, rita, purpose="delivery"), by=rita, now=LATER)
    assert open_todos() == ["visitors.waiting_area_tidied"]
    leaving.sweep(inside(ann, rita, purpose="delivery"), at=LATER, now=LATER)
    assert open_todos() == ["visitors.waiting_area_tidied"]


def test_the_sweep_closes_as_time_unknown_and_that_is_no_time(ann: Person, rita: Person) -> None:
    Company.objects.create()
    badges(1)
    visit = inside(ann, rita)
    belongings.bring(visit, what="电脑", by=rita, now=MONDAY_9AM)

    assert [leaving.sweep(visit, at=LATER, now=LATER + HOUR) for _twice in range(2)] == [True, False]

    visit.refresh_from_db()
    assert (visit.state, visit.left_at, visit.left_by, visit.is_time_unknown) == (State.LEFT, LATER, None, True)
    assert (visit.stayed, visit.left_known_at) == (None, None)
    assert (open_todos(), broken(), Belonging.objects.inside().count()) == (
        ["visitors.badge_back", "visitors.thanks_within_a_day", "visitors.what_was_agreed"],
        [],
        1,
    )
    assert Todo.objects.get(promise="visitors.thanks_within_a_day").since_at == LATER


def test_who_waited_all_day_is_closed_too_and_nobody_is_asked_any_more(ann: Person) -> None:
    badges(1)
    leaving.sweep(arrived_visit(ann, purpose="delivery"), at=LATER, now=LATER)
    assert (open_todos(), Badge.objects.free().count()) == ([], 1)


@pytest.mark.parametrize(
    ("after", "code"), [(-MINUTE, "early"), (0 * MINUTE, ""), (30 * MINUTE, ""), (2 * HOUR, ""), (2 * HOUR + MINUTE, "future")]
)
def test_the_true_time_is_noted_afterwards(after: object, code: str, ann: Person, rita: Person) -> None:
    visit = inside(ann, rita)
    leaving.sweep(visit, at=LATER, now=LATER)
    try:
        leaving.set_left(visit, at=MONDAY_9AM + after, by=rita, now=MONDAY_9AM + 2 * HOUR)
        said = ""
    except Refused as refused:
        said = refused.code
    visit.refresh_from_db()
    known = (MONDAY_9AM + after, rita, False, after) if not code else (LATER, None, True, None)
    assert (said, visit.left_at, visit.left_by, visit.is_time_unknown, visit.stayed) == (code, *known)


@pytest.mark.django_db(transaction=True)
def test_desk_and_host_check_out_at_once_and_one_of_them_is_told_so(ann: Person, rita: Person, figure: Figure) -> None:
    badges(1)
    visit = inside(ann, rita)

    def go(number: int) -> Visit:
        at_desk = number % 2 == 0
        return visits.check_out(visit, by=rita if at_desk else ann, now=LATER, badge_back=at_desk)

    answers = together(10, go)

    codes = [answer.code for answer in answers if isinstance(answer, Refused)]
    figure(f"desk and host check out at once, 10 tries: {10 - len(codes)} leaves, {len(codes)} are refused")
    assert (codes, VisitEvent.objects.filter(verb="check_out").count(), broken()) == (["left"] * 9, 1, [])
    assert BadgeLoan.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_one_visitor_leaves_more_than_once(
    ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    visit, all_have_read = inside(ann, rita, purpose="delivery"), Barrier(4)

    def unlocked(visit: Visit) -> Visit:
        found = Visit.objects.select_related("host", "visitor_type").get(pk=visit.pk)
        all_have_read.wait()
        return found

    monkeypatch.setattr(visits, "locked", unlocked)
    monkeypatch.setattr(visits, "transaction", SimpleNamespace(atomic=nullcontext))

    together(4, lambda number: visits.check_out(visit, by=rita, now=LATER))

    done = VisitEvent.objects.filter(visit=visit, verb="check_out").count()
    figure(f"4 at once without the lock: {done} leave")
    assert done > 1
