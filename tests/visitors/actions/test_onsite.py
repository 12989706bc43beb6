"""The verbs between the door and the goodbye: what comes of them, and what an undo restores. Their states stand in test_state_machine."""

from collections.abc import Callable
from typing import Any

import pytest

from frontdesk.people.models import Company, Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit, badges
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.actions import belongings, escorting, leaving, serving, stepping_out, undo, visits
from visitors.models import Badge, BadgeLoan, Belonging, Serving, Visit, VisitEvent
from visitors.models.visit import State

pytestmark = pytest.mark.django_db
LATER = MONDAY_9AM + HOUR
Do = Callable[[Visit, Person], Any]


def left(visit: Visit, by: Person, **fields: Any) -> Visit:
    return visits.check_out(visits.let_in(visit, by=by, now=MONDAY_9AM), by=by, now=MONDAY_9AM, **fields)


def swept(visit: Visit, by: Person) -> Visit:
    leaving.sweep(visits.let_in(visit, by=by, now=MONDAY_9AM), at=MONDAY_9AM + MINUTE, now=MONDAY_9AM + MINUTE)
    return visit


MADE: dict[str, Callable[[Person, Person], Visit]] = {
    "waiting": lambda ann, rita: arrived_visit(ann),
    "on site": lambda ann, rita: visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM),
    "out": lambda ann, rita: stepping_out.step_out(visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM), by=rita, now=MONDAY_9AM),
    "left with badge": lambda ann, rita: left(arrived_visit(ann), rita, badge_back=False),
    "swept": lambda ann, rita: swept(arrived_visit(ann), rita),
}
VERBS: dict[str, Do] = {
    "wish": lambda visit, rita: serving.wish(visit, drink="tea", by=rita, now=LATER),
    "serve": lambda visit, rita: serving.serve(visit, by=rita, now=LATER),
    "bring": lambda visit, rita: belongings.bring(visit, what="笔记本电脑", by=rita, now=LATER),
    "escort": lambda visit, rita: escorting.escort(visit, by=rita, now=LATER),
    "step out": lambda visit, rita: stepping_out.step_out(visit, to="午餐", by=rita, now=LATER),
    "come back": lambda visit, rita: stepping_out.come_back(visit, by=rita, now=LATER),
    "check out": lambda visit, rita: visits.check_out(visit, by=rita, now=LATER),
    "sweep": lambda visit, rita: leaving.sweep(visit, at=LATER, now=LATER),
    "badge back": lambda visit, rita: leaving.badge_back(visit, by=rita, now=LATER),
    "set left": lambda visit, rita: leaving.set_left(visit, at=LATER, by=rita, now=LATER),
}


def outcome(do: Do, visit: Visit, rita: Person) -> str:
    try:
        do(visit, rita)
    except Refused as refused:
        return f"refused:{refused.code}"
    return Visit.objects.get(pk=visit.pk).state.value


def standing(visit: Visit) -> dict[str, Any]:
    """Everything that an undo must restore."""
    visit.refresh_from_db()
    loan = BadgeLoan.objects.out_with(visit)
    facts = (
        "arrived_at",
        "met_at",
        "met_by",
        "escorted_at",
        "escorted_by",
        "out_at",
        "out_by",
        "left_at",
        "left_by",
        "car_asked",
        "is_time_unknown",
    )
    return {
        "facts": [getattr(visit, fact) for fact in facts],
        "badge": (loan.badge.number, bool(loan.lent_at)) if loan else None,
        "todos": sorted(Todo.objects.open().values_list("promise", "rung")),
        "things": list(Belonging.objects.filter(visit=visit).values_list("what", "out_at", "out_by", "stays")),
        "drinks": list(Serving.objects.filter(visit=visit).values_list("drink", "served_at", "served_by")),
    }


UNDONE: dict[str, tuple[str, Do]] = {
    "escort of who waited": ("waiting", VERBS["escort"]),
    "escort": ("on site", VERBS["escort"]),
    "step out": ("on site", VERBS["step out"]),
    "come back": ("out", VERBS["come back"]),
    "bring": ("on site", VERBS["bring"]),
    "check out": ("on site", lambda visit, rita: visits.check_out(visit, by=rita, now=LATER, car_asked=True)),
    "check out without badge": ("on site", lambda visit, rita: visits.check_out(visit, by=rita, now=LATER, badge_back=False)),
    "sweep": ("on site", VERBS["sweep"]),
    "set left": ("swept", VERBS["set left"]),
    "badge back": ("left with badge", VERBS["badge back"]),
}


@pytest.mark.parametrize("name", list(UNDONE))
def test_undo_restores_exactly_what_was_before(name: str, ann: Person, rita: Person) -> None:
    Company.objects.create()
    badges(2)
    state, do = UNDONE[name]
    visit = MADE[state](ann, rita)
    stood = standing(visit)
    do(visit, rita)
    assert standing(visit) != stood

    undo.undo(visit, by=rita, now=LATER + 9 * MINUTE)

    assert standing(visit) == stood


def test_a_drink_is_noted_changed_brought_and_taken_back(ann: Person, rita: Person) -> None:
    visit = arrived_visit(ann)
    for drink in ("tea", "tea", "coffee"):
        serving.wish(visit, drink=drink, by=rita, now=LATER)
    assert list(Serving.objects.values_list("drink", "served_at")) == [("coffee", None)]

    serving.serve(visit, by=rita, now=LATER)
    serving.wish(visit, drink="water", by=rita, now=LATER)
    assert list(Serving.objects.values_list("drink", "served_at", "served_by")) == [("coffee", LATER, rita.pk), ("water", None, None)]
    assert outcome(lambda visit, rita: serving.wish(visit, drink="beer", by=rita, now=LATER), visit, rita) == "refused:drink"

    undo.undo(visit, by=rita, now=LATER)
    assert Serving.objects.wished().count() == 2


def test_who_is_taken_up_from_the_waiting_area_gets_the_badge_and_nobody_is_asked_any_more(ann: Person, rita: Person, tom: Person) -> None:
    badges(1)
    visit = escorting.escort(arrived_visit(ann), by=rita, now=LATER, who=tom)

    event = VisitEvent.objects.get(verb="escort")
    assert (visit.state, visit.met_at, visit.met_by, visit.escorted_by, event.happened_by, event.words) == (
        State.ON_SITE,
        LATER,
        rita,
        tom,
        rita,
        "谭工",
    )
    assert (BadgeLoan.objects.get().lent_at, Todo.objects.open().count()) == (LATER, 0)


def test_stepping_out_remembers_where_to_and_until_when_and_the_badge_stays(ann: Person, rita: Person) -> None:
    badges(1)
    visit = visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM)
    back = LATER + HOUR
    assert outcome(lambda visit, rita: stepping_out.step_out(visit, back_at=LATER, by=rita, now=LATER), visit, rita) == "refused:back"

    stepping_out.step_out(visit, to="  停车场  取样品 ", back_at=back, by=ann, now=LATER)

    event = VisitEvent.objects.get(verb="step_out")
    assert (event.words, event.before["expected_back"], Badge.objects.free().count()) == ("停车场 取样品", back.isoformat(), 0)
    assert (Visit.objects.in_the_house().count(), Visit.objects.stepped_out().count(), Visit.objects.not_left().count()) == (0, 1, 1)


def test_belongings_are_checked_at_leaving_and_nobody_goes_unasked(ann: Person, rita: Person) -> None:
    visit = visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM)
    laptop = belongings.bring(visit, what=" 笔记本  电脑 ", many=2, by=rita, now=MONDAY_9AM)
    sample = belongings.bring(visit, what="样品", by=rita, now=MONDAY_9AM)
    assert str(laptop) == "笔记本 电脑 × 2"
    assert outcome(VERBS["check out"], visit, rita) == "refused:belongings"

    belongings.take_out(visit, [laptop.pk], by=rita, now=LATER)
    assert outcome(lambda visit, rita: belongings.take_out(visit, [laptop.pk], by=rita, now=LATER), visit, rita) == "refused:checked"
    assert outcome(VERBS["check out"], visit, rita) == "refused:belongings"
    belongings.take_out(visit, [sample.pk], stays="送给研发部", by=rita, now=LATER)
    assert outcome(VERBS["check out"], visit, rita) == "left"

    words = list(VisitEvent.objects.filter(verb__in=["bring", "take_out"]).values_list("verb", "words"))
    assert words == [("bring", "笔记本 电脑 × 2"), ("bring", "样品"), ("take_out", "笔记本 电脑 × 2"), ("take_out", "样品 → 送给研发部")]


@pytest.mark.parametrize(("what", "many", "code"), [("  ", 1, "what"), ("相机", 0, "many"), ("相机", 1000, "many")])
def test_a_line_says_what_and_how_many(what: str, many: int, code: str, ann: Person, rita: Person) -> None:
    said = outcome(lambda visit, rita: belongings.bring(visit, what=what, many=many, by=rita, now=LATER), arrived_visit(ann), rita)
    assert (said, Belonging.objects.count()) == (f"refused:{code}", 0)


def test_nobody_checks_the_things_of_another_visit(ann: Person, rita: Person) -> None:
    mine, theirs = arrived_visit(ann), arrived_visit(ann, name="唐宁")
    thing = belongings.bring(theirs, what="相机", by=rita, now=LATER)
    assert outcome(lambda visit, rita: belongings.take_out(visit, [thing.pk], by=rita, now=LATER), mine, rita) == "refused:checked"
