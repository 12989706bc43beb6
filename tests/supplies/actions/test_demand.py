"""A department's form: written, handed in, approved, given back, taken back, late; what it used stands beside it."""

from datetime import date
from decimal import Decimal

import pytest

from frontdesk.journal.models import Entry
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.actions.absences import announce
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from supplies.actions import demand, ledger
from supplies.actions.demand import Wanted
from supplies.actions.ledger import Line, move
from supplies.models import DemandForm, DemandLine, Kind
from tests.factories.supplies import a_store, an_item, stocked
from tests.factories.supplies_demand import CLOSES, OPENS, a_round, asked, at, closed, pens, the_form
from tests.moments import DAY, HOUR
from tests.races import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(ann: Person, bo: Person) -> DemandForm:
    a_round()
    return the_form(ann.department)


def code(call, *args: object, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **more)
    return refused.value.code


def lines(form: DemandForm) -> list[tuple[str, int, str]]:
    return [(line.what, line.quantity, line.need) for line in form.lines.select_related("item")]


def test_saving_replaces_the_lines_and_keeps_those_that_stay(form: DemandForm, ann: Person) -> None:
    pen, paper = an_item(), an_item(name="复印纸")
    demand.save(form, [pens(10, pen), pens(3, paper, need="necessary")], by=ann, now=OPENS)
    first = form.lines.get(item=pen).pk
    demand.save(form, [pens(12, pen), Wanted(1, special="人体工学椅", reason="医嘱", estimate=Decimal(800))], by=ann, now=OPENS)

    assert lines(form) == [("中性笔", 12, "common"), ("人体工学椅", 1, "common")]
    assert form.lines.get(item=pen).pk == first


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ({"need": "spare"}, "spare"),
        ({"many": 0}, "quantity"),
        ({"many": 1_000_000}, "quantity"),
    ],
)
def test_what_a_line_must_say(form: DemandForm, ann: Person, wanted: dict, why: str) -> None:
    assert code(demand.save, form, [pens(**wanted)], by=ann, now=OPENS) == why
    assert form.lines.count() == 0


def test_a_closed_item_one_twice_and_a_special_need_without_words_are_refused(form: DemandForm, ann: Person, olga: Person) -> None:
    gone, pen = an_item(closed_at=OPENS, closed_by=olga), an_item()
    assert code(demand.save, form, [pens(1, gone)], by=ann, now=OPENS) == "closed"
    assert code(demand.save, form, [pens(1, pen), pens(2, pen)], by=ann, now=OPENS) == "twice"
    for special in (Wanted(1), Wanted(1, special="椅子")):
        assert code(demand.save, form, [special], by=ann, now=OPENS) == "special"


def test_the_three_months_before_stand_beside_each_line(form: DemandForm, ann: Person, olga: Person) -> None:
    """July, August and September of the department; what was taken back or reversed is taken off, what others used is not counted."""
    pen = stocked(0 + 100)
    pen.balances.update(on_hand=100)
    given = [(6, 1, ann), (7, 5, ann), (8, 7, ann), (8, 2, ann), (9, 4, ann), (9, 9, olga)]
    moved = [
        move(
            [Line(pen, Kind.ISSUE, many, document=an_item(name="单据"), department=who.department)],
            store=a_store(),
            on=date(2026, month, 10),
            by=olga,
            now=at(24),
        )[0]
        for month, many, who in given
    ]
    ledger.reverse(moved[3], on=date(2026, 8, 31), by=olga, now=at(24))
    other = an_item(name="胶带")
    demand.save(form, [pens(6, pen), pens(1, other)], by=ann, now=OPENS)
    assert list(form.lines.values_list("used_before", flat=True)) == [[5, 7, 4], [0, 0, 0]]


def test_by_the_head_it_is_approved_with_it(form: DemandForm, bo: Person) -> None:
    held = demand.hand_in(form, lines=[pens()], by=bo, now=OPENS + HOUR)
    assert (held.approved_by, held.approved_at, held.is_late, held.state) == (bo, OPENS + HOUR, False, "approved")
    assert not Todo.objects.open().about(form).exists()


def test_by_a_colleague_it_waits_for_the_head(form: DemandForm, ann: Person, bo: Person) -> None:
    held = demand.hand_in(form, lines=[], by=ann, now=OPENS + HOUR)
    assert (held.state, held.lines.count()) == ("waiting", 0)
    assert code(demand.approve, form, by=ann, now=OPENS + HOUR) == "not-head"
    approved = demand.approve(form, by=bo, now=OPENS + DAY)
    assert (approved.state, approved.approved_by) == ("approved", bo)
    assert code(demand.approve, form, by=bo, now=OPENS + DAY) == "approved"
    assert not Todo.objects.open().about(form).exists()


def test_the_stand_in_of_an_absent_head_approves(form: DemandForm, ann: Person, bo: Person, tom: Person) -> None:
    demand.hand_in(form, by=ann, now=OPENS)
    assert code(demand.approve, form, by=tom, now=OPENS) == "not-head"
    announce(person=bo, stand_in=tom, from_on=at(28).date(), until_on=at(30).date(), by=bo, now=OPENS)
    assert demand.approve(form, by=tom, now=at(28)).approved_by == tom
    assert DemandForm.objects.visible_to(tom).filter(pk=form.pk).exists()


def test_given_back_it_is_changed_and_handed_in_again(form: DemandForm, ann: Person, bo: Person) -> None:
    demand.hand_in(form, lines=[pens(100)], by=ann, now=OPENS)
    assert code(demand.give_back, form, words=" ", by=bo, now=OPENS) == "words"
    back = demand.give_back(form, words="数量偏多", by=bo, now=OPENS + HOUR)
    assert (back.state, back.words) == ("draft", "数量偏多")
    told = Notice.objects.get(kind="supplies.demand_returned", channel=Channel.INBOX)
    assert (told.reader, told.data["words"]) == (ann, "数量偏多")
    assert list(Todo.objects.open().about(form).values_list("promise", "holder")) == [("supplies.demand_handed_in", bo.pk)]
    again = demand.hand_in(form, lines=[pens(10)], by=ann, now=OPENS + DAY)
    assert (again.state, again.words) == ("waiting", "")


def test_before_the_close_it_is_taken_back_and_not_after(form: DemandForm, ann: Person, bo: Person) -> None:
    demand.hand_in(form, by=bo, now=OPENS)
    assert code(demand.save, form, [pens()], by=ann, now=OPENS) == "handed-in"
    assert demand.take_back(form, by=ann, now=CLOSES - HOUR).state == "draft"
    assert code(demand.take_back, form, by=ann, now=CLOSES - HOUR) == "not-handed-in"
    demand.hand_in(form, by=ann, now=CLOSES - HOUR)
    assert code(demand.take_back, form, by=ann, now=CLOSES) == "closed"


def test_a_late_one_is_marked_and_nothing_is_lost(form: DemandForm, ann: Person, bo: Person) -> None:
    demand.save(form, [pens(10)], by=ann, now=OPENS)
    closed(form.round)
    held = demand.hand_in(form, by=bo, now=CLOSES + DAY)
    assert (held.is_late, held.state, lines(held)) == (True, "approved", [("中性笔", 10, "common")])


def test_only_the_department_itself_fills_it_in(form: DemandForm, ann: Person, olga: Person, tom: Person) -> None:
    assert code(demand.save, form, [pens()], by=tom, now=OPENS) == "foreign"
    assert code(demand.hand_in, form, by=olga, now=OPENS) == "foreign"
    Todo.objects.open().about(form).update(holder=tom)
    assert demand.hand_in(form, by=tom, now=OPENS).handed_in_by == tom


def test_a_department_without_a_head_is_answered_for_by_the_manager(ann: Person, olga: Person) -> None:
    Department.objects.filter(pk=ann.department_id).update(head=None)
    a_round()
    form = the_form(ann.department)
    demand.hand_in(form, by=ann, now=OPENS)
    assert Todo.objects.open().about(form).get().role == "admin_manager"
    assert demand.approve(form, by=olga, now=OPENS).state == "approved"


def test_who_sees_which_form(form: DemandForm, ann: Person, bo: Person, tom: Person, rita: Person, olga: Person, charlie: Person) -> None:
    def seen(person: Person) -> set[str]:
        return {each.department.name for each in DemandForm.objects.visible_to(person)}

    assert [seen(person) for person in (ann, bo, charlie)] == [{"产品部"}, {"产品部"}, set()]
    assert [seen(person) for person in (tom, rita, olga)] == [{"行政部"}, {"行政部"}, {"产品部", "行政部"}]


def test_a_special_need_that_changes_is_assessed_anew(form: DemandForm, ann: Person, olga: Person) -> None:
    chair = Wanted(1, special="椅子", reason="医嘱", estimate=Decimal(800))
    demand.save(form, [chair], by=ann, now=OPENS)
    line = form.lines.get()
    DemandLine.objects.filter(pk=line.pk).update(is_agreed=True, assessed_at=OPENS, assessed_by=olga)
    demand.save(form, [Wanted(1, special="椅子", reason="改了说明", estimate=Decimal(800), line=line.pk)], by=ann, now=OPENS)
    assert form.lines.get().is_agreed is True
    demand.save(form, [Wanted(2, special="椅子", reason="医嘱", estimate=Decimal(800), line=line.pk)], by=ann, now=OPENS)
    assert (form.lines.get().pk, form.lines.get().is_agreed) == (line.pk, None)


def test_the_trail_names_every_step(form: DemandForm, ann: Person, bo: Person) -> None:
    asked(ann.department, pens(), by=ann)
    demand.approve(form, by=bo, now=OPENS)
    verbs = Entry.objects.filter(subject_type="supplies.demandform").values_list("verb", flat=True)
    assert list(verbs) == ["save_demand", "hand_in_demand", "approve_demand"]


@pytest.mark.django_db(transaction=True)
def test_two_who_hand_it_in_at_once_hand_it_in_once(ann: Person, bo: Person) -> None:
    a_round()
    form = the_form(ann.department)
    answers = together(4, lambda number: demand.hand_in(form, by=(ann, bo)[number % 2], now=OPENS))
    assert sorted(getattr(answer, "code", "in") for answer in answers) == ["handed-in"] * 3 + ["in"]
    assert Entry.objects.filter(verb="hand_in_demand").count() == 1
