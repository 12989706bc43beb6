"""Receipts: what is taken enters stock and cost, the rest goes back; the same delivery is written down once."""

from datetime import timedelta
from decimal import Decimal

import pytest

from frontdesk.invariants import INVARIANTS
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from supplies.actions import orders, receipts
from supplies.actions.applications import apply
from supplies.actions.receipts import Came, receive
from supplies.models import Balance, Movement, Order, Receipt, ReceiptLine
from tests.factories.supplies import a_store, put_in
from tests.factories.supplies_purchase import a_receipt, an_order, approved, quoted, special_line
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def figures(receipt: Receipt) -> tuple[int, int, int, int]:
    line = receipt.lines.get()
    return line.delivered, line.accepted, line.rejected, line.too_many


def balance(order: Order) -> Balance:
    return Balance.objects.get(item=order.lines.get().item, store=order.store)


def took(order: Order, by: Person, *, known: int = 0, **came: object) -> Receipt:
    return receive(order, {order.lines.get().pk: Came(**came)}, known=known, by=by, now=MONDAY_9AM + DAY)


def refusal(order: Order, by: Person, **came: object) -> str:
    with pytest.raises(Refused) as refused:
        took(order, by, **came)
    return refused.value.code


def is_true() -> bool:
    return not list(INVARIANTS["supplies.on_order"][1]()) and not list(INVARIANTS["supplies.balances"][1]())


def test_of_110_for_100_ordered_105_may_be_taken_8_rejected_97_enter_stock_and_13_go_back(rita: Person, olga: Person) -> None:
    order = an_order(olga, 100, "11.30", "12", "13")
    receipt = a_receipt(order, 110, 8, by=rita)
    held, line = balance(order), receipt.lines.get()

    assert (figures(receipt), line.returned, receipt.number) == ((110, 97, 8, 5), 13, "RK-202611-001")
    assert (held.on_hand, held.on_order, held.average) == (97, 3, Decimal(10))
    movement = Movement.objects.get()
    assert (movement.quantity, movement.unit_cost, movement.line, movement.on) == (97, Decimal(10), line.pk, (MONDAY_9AM + DAY).date())
    assert (Order.objects.get().done_at, is_true()) == (None, True)
    notice = Notice.objects.get(kind="supplies.goods_rejected", channel=Channel.INBOX)
    assert (notice.reader, "13" in notice.data["lines"]) == (olga, True)


def test_more_than_may_be_taken_is_refused_and_what_does_not_add_up_too(rita: Person, olga: Person) -> None:
    order = an_order(olga, 100)
    assert refusal(order, rita, delivered=110, accepted=106, rejected=4, reason="x") == "too-many"
    assert refusal(order, rita, delivered=110, accepted=110) == "too-many"
    assert refusal(order, rita, delivered=100, accepted=90) == "adds-up"
    assert refusal(order, rita, delivered=10, rejected=20, reason="x") == "adds-up"
    assert refusal(order, rita, delivered=0) == "nothing"
    assert (Receipt.objects.count(), Movement.objects.count(), balance(order).on_order) == (0, 0, 100)
    assert figures(took(order, rita, delivered=110, accepted=105)) == (110, 105, 0, 5)
    assert (balance(order).on_hand, balance(order).on_order, is_true()) == (105, 0, True)


def test_without_tolerance_not_one_more_and_with_parts_the_tolerance_is_on_what_is_open(rita: Person, olga: Person) -> None:
    order = an_order(olga, 100)
    assert figures(took(order, rita, delivered=60)) == (60, 60, 0, 0)
    assert figures(took(order, rita, known=1, delivered=50)) == (50, 42, 0, 8)
    order.refresh_from_db()
    assert (balance(order).on_hand, order.done_at is not None, is_true()) == (102, True, True)
    assert refusal(order, rita, known=2, delivered=1) == "over"


@pytest.mark.parametrize("wrong", ["is_brand_right", "is_specification_right", "is_quality_right"])
def test_what_is_wrong_or_rejected_is_said(rita: Person, olga: Person, wrong: str) -> None:
    order = an_order(olga, 100)
    assert refusal(order, rita, delivered=100, rejected=1) == "reason"
    assert refusal(order, rita, delivered=100, **{wrong: False}) == "reason"
    receipt = took(order, rita, delivered=100, reason="颜色不同，可用", **{wrong: False})
    assert (figures(receipt), getattr(receipt.lines.get(), wrong)) == ((100, 100, 0, 0), False)


def test_the_price_enters_the_moving_average_without_tax(rita: Person, olga: Person) -> None:
    order = an_order(olga, 100, "113", "120", "130", holds=10)  # ten yuan net a piece
    put_in(order.lines.get().item, 100, "20")
    a_receipt(order, 100, by=rita)
    assert (balance(order).on_hand, balance(order).average) == (200, Decimal(15))


def test_a_special_need_is_inspected_and_enters_no_stock(rita: Person, olga: Person) -> None:
    a_store()
    line = special_line(olga)
    quoted(line, "300", "310", "320", by=olga)
    order = orders.place(approved(apply(line.plan, purpose="x", by=olga, now=MONDAY_9AM), olga), by=olga, now=MONDAY_9AM)[0]
    assert figures(took(order, rita, delivered=2)) == (2, 2, 0, 0)
    order.refresh_from_db()
    assert (Movement.objects.count(), order.done_at is not None) == (0, True)


def test_everything_here_ends_the_wait_and_the_papers_are_due_when_the_office_closes(rita: Person, olga: Person) -> None:
    order = an_order(olga, 100)
    receipt = a_receipt(order, 100, by=rita)
    todo = Todo.objects.open().get()
    order.refresh_from_db()
    assert (todo.promise, todo.holder, order.done_at) == ("supplies.reimbursement_handed_in", rita, MONDAY_9AM + DAY)
    assert todo.due_at == MONDAY_9AM + DAY + 9 * HOUR  # 18:00

    receipts.hand_in(receipt, by=rita, now=MONDAY_9AM + DAY + HOUR)
    order.refresh_from_db()
    assert (order.reimbursed_by, Todo.objects.open().count()) == (rita, 0)
    with pytest.raises(Refused) as refused:
        receipts.hand_in(receipt, by=rita, now=MONDAY_9AM + DAY + HOUR)
    assert refused.value.code == "done"


@pytest.mark.parametrize(("at", "due"), [(DAY + 10 * HOUR, 2 * DAY + 9 * HOUR), (5 * DAY, 7 * DAY + 9 * HOUR)])
def test_after_closing_time_and_on_a_day_off_the_papers_are_due_on_the_next_working_day(
    rita: Person, olga: Person, at: timedelta, due: timedelta
) -> None:
    a_receipt(an_order(olga, 100), 10, by=rita, now=MONDAY_9AM + at)
    assert Todo.objects.open().get(promise="supplies.reimbursement_handed_in").due_at == MONDAY_9AM + due


def test_an_order_is_settled_with_the_papers_of_its_last_receipt(rita: Person, olga: Person) -> None:
    order = an_order(olga, 100)
    first, second = a_receipt(order, 60, by=rita), a_receipt(order, 40, by=rita)
    receipts.hand_in(first, by=rita, now=MONDAY_9AM + DAY)
    order.refresh_from_db()
    assert (order.reimbursed_at, Order.objects.papers_owed().count()) == (None, 1)
    receipts.hand_in(second, by=olga, now=MONDAY_9AM + DAY)
    order.refresh_from_db()
    assert (order.reimbursed_by, Order.objects.papers_owed().count()) == (olga, 0)


def test_what_was_not_taken_goes_back_once(rita: Person, olga: Person) -> None:
    receipt = a_receipt(an_order(olga, 100), 110, 8, by=rita)
    assert (Receipt.objects.to_return().count(), receipts.return_goods(receipt, by=rita, now=MONDAY_9AM + 2 * DAY)) == (1, 1)
    line = receipt.lines.get()
    assert (line.returned_by, Receipt.objects.to_return().count()) == (rita, 0)
    with pytest.raises(Refused) as refused:
        receipts.return_goods(receipt, by=rita, now=MONDAY_9AM + 2 * DAY)
    assert refused.value.code == "nothing"


def test_a_cancelled_order_is_not_received(rita: Person, olga: Person) -> None:
    order = an_order(olga, 100)
    orders.cancel(order, reason="停产", by=olga, now=MONDAY_9AM)
    assert refusal(order, rita, delivered=100) == "over"


@pytest.mark.django_db(transaction=True)
def test_of_many_who_write_down_the_same_delivery_one_does(rita: Person, olga: Person) -> None:
    order = an_order(olga, 1000, "1", "2", "3")
    answers = together(10, lambda _number: took(order, rita, delivered=50))
    assert [type(answer).__name__ for answer in answers].count("Receipt") == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"meanwhile"}
    assert (Receipt.objects.count(), balance(order).on_hand, balance(order).on_order, is_true()) == (1, 50, 950, True)


@pytest.mark.django_db(transaction=True)
def test_control_whoever_does_not_say_what_they_saw_writes_it_down_again(
    rita: Person, olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = an_order(olga, 1000, "1", "2", "3")
    monkeypatch.setattr(receipts, "refuse_unless", lambda holds, words, code: None)
    together(5, lambda _number: took(order, rita, delivered=50))
    assert (Receipt.objects.count(), ReceiptLine.objects.count(), balance(order).on_hand) == (5, 5, 250)
