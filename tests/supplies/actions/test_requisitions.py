"""Requisitions: who is asked, who hears, in what order stock is set aside."""

import threading
from datetime import date

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.actions.absences import announce
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from supplies.actions import back_orders, requisitions
from supplies.actions.back_orders import share_out
from supplies.models import Balance, Item, Kind, Requisition, RequisitionLine
from tests.factories.people import PersonFactory
from tests.factories.supplies import a_store, an_item, put_in, stocked
from tests.factories.supplies_requisition import agreed, asked, handed
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def told(kind: str) -> list[str]:
    rows = Notice.objects.filter(kind=f"supplies.{kind}", channel=Channel.INBOX).order_by("pk")
    return [row.reader.username for row in rows.select_related("reader")]


def line_of(requisition: Requisition) -> RequisitionLine:
    return requisition.lines.get()


def reserved(item: Item) -> int:
    return Balance.objects.get(item=item).reserved


def test_the_head_is_asked_and_what_is_agreed_to_is_set_aside(ann: Person, bo: Person) -> None:
    keyboards = stocked(5, name="键盘")
    requisition = asked(ann, {keyboards: 3}, purpose=" 新同事  入职 ")
    todo = Todo.objects.open().get()

    assert (requisition.number, requisition.purpose, requisition.approved_at) == ("LY-202611-0001", "新同事 入职", None)
    assert (todo.holder, told("requisition_asked"), reserved(keyboards)) == (bo, ["bo"], 0)

    requisitions.approve(requisition, by=bo, now=MONDAY_9AM + HOUR, quantities={line_of(requisition).pk: 2})
    line = line_of(requisition)
    notice = Notice.objects.get(kind="supplies.requisition_decided", channel=Channel.INBOX)
    assert (line.asked, line.approved, line.reserved, reserved(keyboards)) == (3, 2, 2, 2)
    assert (notice.reader, notice.data["outcome"], notice.data["ready"]) == (ann, "部分同意", "可以领取：键盘 2支。")
    assert Todo.objects.open().count() == 0


def test_the_plain_approval_of_the_to_do_agrees_to_all_of_it_and_refuses_with_words(ann: Person, bo: Person) -> None:
    pens = stocked(5)
    first, second = asked(ann, {pens: 1}), asked(ann, {pens: 1})
    todos.decide(Todo.objects.about(first).get(), by=bo, agreed=True, now=MONDAY_9AM)
    todos.decide(Todo.objects.about(second).get(), by=bo, agreed=False, words="柜子里还有", now=MONDAY_9AM)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.approved_by, line_of(first).reserved) == (bo, 1)
    assert (second.refused_by, second.words, line_of(second).reserved) == (bo, "柜子里还有", 0)


def test_everyday_things_wait_at_the_counter_while_the_rest_goes_to_the_head(ann: Person, bo: Person) -> None:
    pens, keyboards = stocked(5, is_everyday=True), stocked(5, name="键盘")
    a_store()
    counter, paper = requisitions.ask({keyboards: 1, pens: 2}, asker=ann, by=ann, now=MONDAY_9AM)
    assert (counter.is_at_counter, counter.approved_at, line_of(counter).reserved) == (True, MONDAY_9AM, 2)
    assert (paper.is_at_counter, paper.approved_at, paper.lines.get().item) == (False, None, keyboards)
    assert (counter.number, paper.number, told("requisition_asked")) == ("LY-202611-0001", "LY-202611-0002", ["bo"])


def test_who_is_away_is_asked_through_whom_acts_for_them(ann: Person, bo: Person, tom: Person) -> None:
    announce(bo, stand_in=tom, from_on=MONDAY_9AM.date(), until_on=date(2026, 11, 27), by=bo, now=MONDAY_9AM)
    requisition = asked(ann, {stocked(5): 1})
    assert (Todo.objects.open().get().holder, told("requisition_asked")) == (bo, ["tom"])
    assert [requisitions.may_decide(requisition, person, now=MONDAY_9AM) for person in (bo, tom, ann)] == [True, True, False]
    assert Requisition.objects.visible_to(tom).count() == 1


def test_the_head_asks_the_head_above_and_else_the_admin_manager(bo: Person, olga: Person, product: Department, office: Department) -> None:
    pens = stocked(5)
    alone = asked(bo, {pens: 1})
    assert Todo.objects.about(alone).get().role == "admin_manager"
    with pytest.raises(Refused) as refused:
        requisitions.approve(alone, by=bo, now=MONDAY_9AM)
    assert refused.value.code == "own"

    Department.objects.filter(pk=product.pk).update(parent=office)
    above = asked(Person.objects.get(pk=bo.pk), {pens: 1})
    assert (Todo.objects.about(above).get().holder, told("requisition_asked")) == (olga, ["olga", "olga"])


def test_who_enters_it_for_a_colleague_does_not_decide(ann: Person, bo: Person, olga: Person, product: Department) -> None:
    pens = stocked(5)
    entered = asked(ann, {pens: 1}, by=bo)
    assert (Todo.objects.open().get().role, told("requisition_asked")) == ("admin_manager", ["olga"])
    assert [requisitions.may_decide(entered, person, now=MONDAY_9AM) for person in (bo, ann, olga)] == [False, False, True]
    for decide in (requisitions.approve, requisitions.refuse):
        with pytest.raises(Refused) as refused:
            decide(entered, by=bo, now=MONDAY_9AM, words="同意")
        assert refused.value.code == "own"

    above = Department.objects.create(name="运营中心", head=PersonFactory(name="高总"))
    Department.objects.filter(pk=product.pk).update(parent=above)
    again = asked(Person.objects.get(pk=ann.pk), {pens: 1}, by=bo)
    assert Todo.objects.about(again).get().holder == above.head


def test_who_acts_for_the_head_does_not_decide_on_what_they_entered(ann: Person, bo: Person, tom: Person, olga: Person) -> None:
    announce(bo, stand_in=tom, from_on=MONDAY_9AM.date(), until_on=date(2026, 11, 27), by=bo, now=MONDAY_9AM)
    entered = asked(ann, {stocked(5): 1}, by=tom)
    assert (Todo.objects.open().get().role, told("requisition_asked")) == ("admin_manager", ["olga"])
    assert [requisitions.may_decide(entered, person, now=MONDAY_9AM) for person in (tom, olga)] == [False, True]


def test_the_only_admin_manager_decides_on_what_she_entered_where_no_head_does(ann: Person, bo: Person, olga: Person, rita: Person) -> None:
    pens = stocked(5)
    of_ann, of_rita = asked(ann, {pens: 1}, by=olga), asked(rita, {pens: 1}, by=olga)
    assert [requisitions.may_decide(paper, olga, now=MONDAY_9AM) for paper in (of_ann, of_rita)] == [False, True]
    assert requisitions.approve(of_rita, by=olga, now=MONDAY_9AM).approved_by == olga


@pytest.mark.parametrize(
    ("many", "fields", "code"),
    [(0, {}, "quantity"), (10_001, {}, "quantity"), (1, {"closed_at": MONDAY_9AM}, "closed")],
)
def test_what_makes_no_sense_is_refused(ann: Person, many: int, fields: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        asked(ann, {an_item(**fields): many})
    assert (refused.value.code, Requisition.objects.count()) == (code, 0)


def test_nothing_at_all_or_no_more_than_asked_is_agreed_to(ann: Person, bo: Person) -> None:
    requisition = asked(ann, {stocked(5): 2})
    line = line_of(requisition)
    for quantities, code in (({line.pk: 3}, "quantity"), ({line.pk: 0}, "nothing")):
        with pytest.raises(Refused) as refused:
            requisitions.approve(requisition, by=bo, now=MONDAY_9AM, quantities=quantities)
        assert refused.value.code == code
    requisitions.approve(requisition, by=bo, now=MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        requisitions.approve(requisition, by=bo, now=MONDAY_9AM)
    assert refused.value.code == "decided"


def test_who_was_agreed_to_first_is_filled_first_when_goods_come(ann: Person, bo: Person) -> None:
    pens = stocked(2)
    early, late = asked(ann, {pens: 3}), asked(ann, {pens: 3})
    requisitions.approve(late, by=bo, now=MONDAY_9AM)  # agreed to first, though asked for later
    requisitions.approve(early, by=bo, now=MONDAY_9AM + HOUR)
    assert (line_of(late).reserved, line_of(early).reserved) == (2, 0)
    assert (line_of(late).missing, line_of(late).short_at) == (1, MONDAY_9AM)

    put_in(pens, 2, kind=Kind.RECEIPT)
    got = share_out([pens], store=a_store(), now=MONDAY_9AM + 2 * HOUR)
    assert (line_of(late).reserved, line_of(early).reserved, reserved(pens)) == (3, 1, 4)
    assert ({each.pk for each in got}, told("requisition_ready")) == ({late.pk, early.pk}, ["ann", "ann"])
    assert share_out([pens], store=a_store(), now=MONDAY_9AM + 3 * HOUR) == {}


def test_what_is_withdrawn_or_given_up_goes_to_the_next(ann: Person, bo: Person, rita: Person) -> None:
    pens = stocked(4)
    first, second = agreed(ann, {pens: 3}, by=bo), agreed(ann, {pens: 3}, by=bo, now=MONDAY_9AM + MINUTE)
    assert line_of(second).reserved == 1
    requisitions.withdraw(first, by=ann, now=MONDAY_9AM + HOUR)
    assert (line_of(second).reserved, line_of(first).reserved, reserved(pens)) == (3, 0, 3)

    third = agreed(ann, {pens: 3}, by=bo, now=MONDAY_9AM + 2 * HOUR)
    handed(second, by=rita, many=1)
    with pytest.raises(Refused) as refused:
        requisitions.withdraw(second, by=ann, now=MONDAY_9AM + 3 * HOUR)
    assert refused.value.code == "issued"
    requisitions.give_up(second, by=ann, now=MONDAY_9AM + 3 * HOUR)
    second.refresh_from_db()
    assert (second.done_at, line_of(second).owed, line_of(third).reserved) == (MONDAY_9AM + 3 * HOUR, 0, 3)


@pytest.mark.django_db(transaction=True)
def test_of_two_approved_at_once_for_the_last_one_the_second_waits(ann: Person, bo: Person, figure: Figure) -> None:
    pens = stocked(1)
    papers = [asked(ann, {pens: 1}) for _each in range(2)]
    together(2, lambda number: requisitions.approve(papers[number], by=bo, now=MONDAY_9AM + number * MINUTE))
    lines = RequisitionLine.objects.order_by("pk")
    figure(f"two requisitions for the last one approved at once: {sum(line.reserved for line in lines)} set aside, one waits")
    assert sorted(line.reserved for line in lines) == [0, 1]
    assert (sum(line.missing for line in lines), reserved(pens)) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_both_get_the_last_one(ann: Person, bo: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    pens = stocked(1)
    for _each in range(2):
        requisition = asked(ann, {pens: 1})
        RequisitionLine.objects.filter(requisition=requisition).update(approved=1)
        Requisition.objects.filter(pk=requisition.pk).update(approved_at=MONDAY_9AM)
    first, second = RequisitionLine.objects.order_by("pk")
    gate = threading.Barrier(2)

    def unlocked(wanted: dict[Item, int], *, store: object) -> dict[Item, int]:
        free = {item: min(many, Balance.objects.get(item=item).available) for item, many in wanted.items()}
        gate.wait(timeout=30)
        return free

    monkeypatch.setattr(back_orders, "reserve", unlocked)
    monkeypatch.setattr(back_orders, "locked", lambda items, store: {})
    short = RequisitionLine.objects.short
    mine = threading.local()
    monkeypatch.setattr(type(RequisitionLine.objects), "short", lambda self: short().filter(pk=mine.pk))

    def one(number: int) -> object:
        mine.pk = (first, second)[number].pk
        return share_out.__wrapped__([pens], store=a_store(), now=MONDAY_9AM)

    together(2, one)
    got = sum(line.reserved for line in RequisitionLine.objects.all())
    figure(f"the same without the lock: {got} set aside of 1")
    assert got == 2


def test_the_numbers_are_drawn_without_holes_and_the_next_day_goes_on(ann: Person) -> None:
    pens = stocked(5)
    numbers = [asked(ann, {pens: 1}, now=MONDAY_9AM + day * DAY).number for day in range(3)]
    assert numbers == ["LY-202611-0001", "LY-202611-0002", "LY-202611-0003"]
