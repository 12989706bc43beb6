"""Orders: one a supplier, once; what is on its way stands beside the stock."""

from datetime import date, timedelta

import pytest

from frontdesk.invariants import INVARIANTS
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from supplies.actions import orders
from supplies.actions.applications import apply
from supplies.models import Balance, Order, PlanLine
from tests.factories.supplies import a_store, an_item
from tests.factories.supplies_purchase import a_plan, a_receipt, a_supplier, an_application, an_order, approved, quoted, special_line
from tests.moments import DAY, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def on_order(order: Order) -> int:
    item = order.lines.get().item
    return Balance.objects.get(item=item, store=order.store).on_order


def is_true() -> bool:
    return not list(INVARIANTS["supplies.on_order"][1]()) and not list(INVARIANTS["supplies.balances"][1]())


def test_an_order_to_each_supplier_with_a_number_and_what_is_on_its_way(olga: Person) -> None:
    a_store()
    first, second = a_plan(olga, 10), a_plan(olga, 20)
    PlanLine.objects.filter(pk=second.pk).update(plan=first.plan)
    quoted(first, by=olga, delivery_days=5)
    quoted(second, by=olga)
    made = approved(apply(first.plan, purpose="x", by=olga, now=MONDAY_9AM), olga)
    placed = orders.place(made, by=olga, now=MONDAY_9AM)

    assert [(order.number, on_order(order)) for order in placed] == [("CG-202611-001", 10), ("CG-202611-002", 20)]
    assert [order.expected_on for order in placed] == [date(2026, 11, 30), None]  # five working days; nobody said
    assert (Todo.objects.open().get().promise, is_true()) == ("supplies.order_arrived", True)
    with pytest.raises(Refused) as refused:
        orders.place(made, by=olga, now=MONDAY_9AM)
    assert refused.value.code == "ordered"


def test_a_special_need_is_ordered_and_no_store_awaits_it(olga: Person) -> None:
    a_store()
    line = special_line(olga)
    quoted(line, "300", "310", "320", by=olga)
    orders.place(approved(apply(line.plan, purpose="x", by=olga, now=MONDAY_9AM), olga), by=olga, now=MONDAY_9AM)
    assert (Balance.objects.count(), Order.objects.count(), is_true()) == (0, 1, True)


def test_a_cancelled_order_is_not_awaited_and_may_be_ordered_again(olga: Person) -> None:
    order = an_order(olga, 100)
    orders.cancel(order, reason="停产", by=olga, now=MONDAY_9AM)
    assert (on_order(order), Todo.objects.open().count(), is_true()) == (0, 0, True)
    again = orders.place(order.application, by=olga, now=MONDAY_9AM)[0]
    assert (on_order(again), is_true()) == (100, True)
    for what in (orders.cancel, orders.give_up_rest):
        with pytest.raises(Refused) as refused:
            what(order, reason="再来", by=olga, now=MONDAY_9AM)
        assert refused.value.code == "over"


def test_the_rest_of_what_has_come_is_given_up_not_cancelled(olga: Person) -> None:
    order = an_order(olga, 100)
    with pytest.raises(Refused) as refused:
        orders.give_up_rest(order, reason="x", by=olga, now=MONDAY_9AM)
    assert refused.value.code == "nothing"
    a_receipt(order, 60, by=olga)
    with pytest.raises(Refused) as refused:
        orders.cancel(order, reason="x", by=olga, now=MONDAY_9AM)
    assert (refused.value.code, on_order(order)) == ("came", 40)
    order = orders.give_up_rest(order, reason="余货停产", by=olga, now=MONDAY_9AM)
    assert (on_order(order), order.done_at, is_true()) == (0, MONDAY_9AM, True)


def test_another_day_moves_the_reminder(olga: Person) -> None:
    order = an_order(olga)
    assert Todo.objects.open().get().due_at == MONDAY_9AM.replace(hour=0) + 4 * DAY  # Thursday is over
    with pytest.raises(Refused) as refused:
        orders.postpone(order, expected_on=date(2026, 11, 22), by=olga, now=MONDAY_9AM)
    assert refused.value.code == "past"
    orders.postpone(order, expected_on=date(2026, 12, 1), by=olga, now=MONDAY_9AM)
    assert Todo.objects.open().get().due_at == MONDAY_9AM.replace(hour=0) + 9 * DAY


def test_late_is_what_is_awaited_after_its_day(olga: Person) -> None:
    order = an_order(olga)
    day = order.expected_on
    assert [Order.objects.late(day + timedelta(days=n)).count() for n in (0, 1)] == [0, 1]
    a_receipt(order, 100, by=olga)
    assert (Order.objects.late(day + timedelta(days=1)).count(), Order.objects.papers_owed().count()) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_order_at_once_one_does(olga: Person) -> None:
    a_store()
    made = approved(an_application(olga, 100), olga)
    answers = together(10, lambda _number: orders.place(made, by=olga, now=MONDAY_9AM))
    assert [type(answer).__name__ for answer in answers].count("list") == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"ordered"}
    assert (Order.objects.count(), Balance.objects.get().on_order, is_true()) == (1, 100, True)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_look_at_what_is_ordered_everybody_orders(olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    a_store()
    made = approved(an_application(olga, 100), olga)
    monkeypatch.setattr(orders, "not_ordered", lambda application: application.lines.select_related("quote", "supplier"))
    together(5, lambda _number: orders.place(made, by=olga, now=MONDAY_9AM))
    assert Order.objects.count() == 5


def test_items_of_two_orders_are_locked_in_their_order(olga: Person) -> None:
    """Two suppliers and the same item twice: what is awaited adds up."""
    a_store()
    item, seller = an_item(), a_supplier()
    for many in (10, 20):
        line = a_plan(olga, many, item)
        quoted(line, "900", "910", "920", by=olga)
        orders.place(approved(apply(line.plan, purpose="x", by=olga, now=MONDAY_9AM), olga), by=olga, now=MONDAY_9AM)
    assert (Balance.objects.get(item=item).on_order, seller.orders.count(), is_true()) == (30, 0, True)
