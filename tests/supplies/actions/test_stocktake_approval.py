"""A difference becomes a movement when a manager has agreed to it, and not before."""

from datetime import date, timedelta

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.actions.absences import announce
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Outcome, Todo
from supplies.actions import closing, stocktake_approval, stocktakes
from supplies.actions.reserving import reserve
from supplies.invariants import balances
from supplies.models import Balance, Kind, Movement, Order, Requisition, RequisitionLine
from tests.factories.supplies import a_store, stocked, take_out
from tests.factories.supplies_purchase import an_order
from tests.factories.supplies_requisition import agreed
from tests.factories.supplies_stocktakes import a_stocktake, counted, finished, line_of
from tests.moments import DAY, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def test_the_adjustments_name_the_lines(rita: Person, olga: Person) -> None:
    pens, paper, tape = stocked(20, "2"), stocked(50, "20"), stocked(5)
    made = finished({pens: 19, paper: 51, tape: 5}, by=rita)
    assert Movement.objects.filter(kind__in=[Kind.FOUND, Kind.MISSING]).count() == 0
    take_out(pens, 10, by=rita)

    done = stocktake_approval.approve(made, by=olga, now=MONDAY_9AM + DAY)
    booked = Movement.objects.of_document(type(line_of(made, pens)), list(made.lines.values_list("pk", flat=True)))
    assert {(each.kind, each.quantity, each.line, each.unit_cost) for each in booked} == {
        ("missing", -1, line_of(made, pens).pk, 2),
        ("found", 1, line_of(made, paper).pk, 20),
    }
    assert {each.item: each.on_hand for each in Balance.objects.filter(item__in=[pens, paper, tape])} == {pens: 9, paper: 51, tape: 5}
    assert (done.approved_by, list(balances()), Todo.objects.open().count()) == (olga, [], 0)
    with pytest.raises(Refused) as again:
        stocktake_approval.approve(made, by=olga, now=MONDAY_9AM + DAY)
    assert again.value.code == "approved"


def test_what_is_counted_can_not_be_agreed_to_before_it_is_handed_in_nor_by_whoever_did(rita: Person, olga: Person) -> None:
    pens = stocked(20)
    made = a_stocktake()
    with pytest.raises(Refused) as counting:
        stocktake_approval.approve(made, by=olga, now=MONDAY_9AM)
    stocktakes.explain(counted(made, pens, 19, by=olga), cause="loss", by=olga, now=MONDAY_9AM)
    stocktakes.hand_in(made, by=olga, now=MONDAY_9AM)
    with pytest.raises(Refused) as own:
        stocktake_approval.approve(made, by=olga, now=MONDAY_9AM)
    assert (counting.value.code, own.value.code) == ("counting", "own")


def test_where_the_only_manager_hands_it_in_the_head_above_agrees_or_her_stand_in(olga: Person, ann: Person, office: Department) -> None:
    pens = stocked(20)
    above = Department.objects.create(name="总经办", head=ann)
    Department.objects.filter(pk=office.pk).update(parent=above)
    Person.objects.filter(pk=olga.pk).update(stand_in=ann.stand_in)
    told = Notice.objects.filter(kind="supplies.stocktake_handed_in", channel=Channel.INBOX).order_by("pk")
    made = finished({pens: 19}, by=Person.objects.get(pk=olga.pk))
    assert (Todo.objects.open().get().holder, [notice.reader for notice in told]) == (ann, [ann])
    stocktake_approval.send_back(made, words="再看", by=olga, now=MONDAY_9AM)

    Department.objects.filter(pk=office.pk).update(parent=None)
    stocktakes.hand_in(made, by=Person.objects.get(pk=olga.pk), now=MONDAY_9AM + DAY)
    todo = Todo.objects.open().get()
    assert (todo.holder, stocktake_approval.asked(made)) == (ann.stand_in, [ann.stand_in])
    todos.decide(todo, by=ann.stand_in, agreed=True, now=MONDAY_9AM + DAY)
    made.refresh_from_db()
    assert (made.approved_by, Balance.objects.get(item=pens).on_hand) == (ann.stand_in, 19)


def test_whose_stand_in_is_away_and_covered_by_the_manager_herself_does_not_agree(olga: Person, tom: Person) -> None:
    Person.objects.filter(pk=olga.pk).update(stand_in=tom)
    announce(tom, stand_in=olga, from_on=MONDAY_9AM.date(), until_on=MONDAY_9AM.date(), by=tom, now=MONDAY_9AM)
    made = finished({stocked(20): 19}, by=Person.objects.get(pk=olga.pk))
    assert (Todo.objects.open().get().role, stocktake_approval.asked(made)) == ("admin_manager", [])


def test_the_manager_hears_of_it_and_agrees_by_the_to_do(rita: Person, olga: Person) -> None:
    pens = stocked(20)
    finished({pens: 19}, by=rita)
    todo = Todo.objects.open().get(promise="supplies.stocktake_approved")
    told = Notice.objects.filter(kind="supplies.stocktake_handed_in", channel=Channel.INBOX)
    assert (todo.role, [notice.reader for notice in told]) == ("admin_manager", [olga])
    assert todos.decide(todo, by=olga, agreed=True, now=MONDAY_9AM) is Outcome.AGREED
    assert Balance.objects.get(item=pens).on_hand == 19


def test_it_goes_back_to_who_handed_it_in_is_mended_and_handed_in_again(rita: Person, olga: Person) -> None:
    pens = stocked(20)
    made = finished({pens: 19}, by=rita)
    todos.decide(Todo.objects.open().get(), by=olga, agreed=False, words="请看二号柜", now=MONDAY_9AM)
    made.refresh_from_db()
    told = Notice.objects.filter(kind="supplies.stocktake_sent_back", channel=Channel.INBOX)
    assert (made.is_counting, [(n.reader, n.data["words"]) for n in told]) == (True, [(rita, "请看二号柜")])
    assert [todo.promise for todo in Todo.objects.open()] == ["supplies.stocktake_done"]
    counted(made, pens, 20, by=olga, is_anew=True)  # the books are open: rita's own count stays
    assert stocktakes.hand_in(made, by=rita, now=MONDAY_9AM).approved_at == MONDAY_9AM


def test_what_is_missing_and_was_promised_is_promised_no_more_the_newest_first(rita: Person, olga: Person, ann: Person) -> None:
    pens = stocked(100)
    lines = []
    for number in range(2):
        asked = Requisition.objects.create(
            asker=ann,
            department=ann.department,
            store=a_store(),
            created_at=MONDAY_9AM,
            created_by=ann,
            approved_at=MONDAY_9AM + timedelta(minutes=number),
            approved_by=olga,
        )
        lines.append(RequisitionLine.objects.create(requisition=asked, item=pens, asked=49, approved=49, reserved=49))
        reserve({pens: 49}, store=a_store())
    made = a_stocktake()
    counted(made, pens, 90, by=rita)
    stocktakes.explain(counted(made, pens, 90, by=olga), cause="loss", by=rita, now=MONDAY_9AM)
    stocktakes.hand_in(made, by=rita, now=MONDAY_9AM)
    stocktake_approval.approve(made, by=olga, now=MONDAY_9AM)

    balance = Balance.objects.get(item=pens)
    assert (balance.on_hand, balance.reserved) == (90, 90)
    assert [RequisitionLine.objects.get(pk=line.pk).reserved for line in lines] == [49, 41]
    [told] = Notice.objects.filter(kind="supplies.supply_lost", channel=Channel.INBOX)
    assert (told.reader, told.data["things"], told.data["expected"]) == (ann, "中性笔 8支", "到货时间确定后通知您。")
    assert RequisitionLine.objects.get(pk=lines[1].pk).short_at == MONDAY_9AM


def test_who_loses_what_waited_for_them_hears_when_it_is_expected(rita: Person, olga: Person, ann: Person, bo: Person) -> None:
    pens, tape = stocked(10), stocked(10, name="胶带")
    agreed(ann, {pens: 10}, by=bo)
    agreed(ann, {tape: 10}, by=bo)
    order = an_order(olga, 50, item=pens)
    Order.objects.filter(pk=order.pk).update(expected_on=date(2026, 11, 30), store=a_store())
    finished({pens: 9, tape: 9}, by=rita, agreed_by=olga)
    told = Notice.objects.filter(kind="supplies.supply_lost", channel=Channel.INBOX).order_by("pk")
    assert [(each.data["things"], each.data["expected"]) for each in told] == [
        ("中性笔 1支", "预计2026年11月30日到货。"),
        ("胶带 1支", "到货时间确定后通知您。"),
    ]


@pytest.mark.parametrize(("after", "on"), [(DAY, date(2026, 11, 24)), (14 * DAY, date(2026, 11, 30))])
def test_the_month_end_counts_for_its_month(rita: Person, olga: Person, after: timedelta, on: date) -> None:
    pens = stocked(20)
    made = a_stocktake(month=date(2026, 11, 1))
    stocktakes.explain(counted(made, pens, 19, by=rita), cause="loss", by=rita, now=MONDAY_9AM)
    stocktakes.hand_in(made, by=rita, now=MONDAY_9AM)
    stocktake_approval.approve(made, by=olga, now=MONDAY_9AM + after)
    assert Movement.objects.get(kind=Kind.MISSING).on == on


def test_a_month_that_is_closed_meanwhile_is_left_alone(rita: Person, olga: Person) -> None:
    pens = stocked(20)
    made = a_stocktake(month=date(2026, 11, 1))
    stocktakes.explain(counted(made, pens, 19, by=rita), cause="loss", by=rita, now=MONDAY_9AM)
    stocktakes.hand_in(made, by=rita, now=MONDAY_9AM)
    closing.close(date(2026, 11, 1), by=olga, now=MONDAY_9AM + 14 * DAY)
    stocktake_approval.approve(made, by=olga, now=MONDAY_9AM + 14 * DAY)
    assert Movement.objects.get(kind=Kind.MISSING).on == date(2026, 12, 7)


@pytest.mark.django_db(transaction=True)
def test_two_managers_who_agree_at_once_book_it_once(rita: Person, olga: Person) -> None:
    pens = stocked(20)
    made = finished({pens: 19}, by=rita)
    together(2, lambda _number: stocktake_approval.approve(made, by=olga, now=MONDAY_9AM))
    assert (Balance.objects.get(item=pens).on_hand, list(balances())) == (19, [])
