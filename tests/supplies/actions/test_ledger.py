"""The ledger: signed, append-only, never below zero, always the sum of its movements."""

import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from frontdesk.append_only import install, remove
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies.actions import closing, ledger
from supplies.actions.ledger import Line, move, reverse
from supplies.actions.reserving import release, reserve
from supplies.invariants import balances
from supplies.models import Balance, ClosedMonth, Item, Kind, Movement
from supplies.triggers import LEDGER
from tests.counts import count
from tests.factories.supplies import a_store, an_item, put_in, stocked, take_out
from tests.figures import Figure
from tests.moments import DAY, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
TODAY, OCTOBER = MONDAY_9AM.date(), date(2026, 10, 1)


def held(item: Item) -> tuple[int, int, Decimal]:
    """On hand, reserved, average."""
    balance = Balance.objects.get(item=item)
    return balance.on_hand, balance.reserved, balance.average.normalize()


def test_what_comes_in_and_goes_out_is_the_balance_and_costs_the_moving_average() -> None:
    pens = an_item()
    put_in(pens, 100, "2.00")
    put_in(pens, 100, "3.00", kind=Kind.RECEIPT)
    gone = take_out(pens, 50)

    assert held(pens) == (150, 0, Decimal("2.5"))
    assert gone is not None
    assert (gone.quantity, gone.unit_cost, gone.cost) == (-50, Decimal("2.5"), Decimal("-125.00"))
    assert list(balances()) == []


def test_nothing_goes_below_zero_and_nothing_of_a_document_is_booked_when_one_line_is_short() -> None:
    pens, staplers = stocked(5), stocked(1, name="订书机")
    with pytest.raises(Refused, match="订书机") as refused:
        move(
            [Line(pens, Kind.ISSUE, 5, document=an_item()), Line(staplers, Kind.ISSUE, 2, document=an_item())],
            store=a_store(),
            on=TODAY,
            by=None,
            now=MONDAY_9AM,
        )
    assert (refused.value.code, held(pens)[0], held(staplers)[0]) == ("short", 5, 1)


def test_one_line_of_a_document_moves_once_however_often_it_is_sent() -> None:
    pens, paper = stocked(10), an_item()
    assert take_out(pens, 3, document=paper) is not None
    assert take_out(pens, 3, document=paper) is None
    assert held(pens)[0] == 7


def test_at_zero_the_last_average_stays_and_the_next_receipt_makes_its_own() -> None:
    pens = stocked(10, "2.50")
    take_out(pens, 10)
    assert held(pens) == (0, 0, Decimal("2.5"))
    put_in(pens, 10, "4.00", kind=Kind.RECEIPT)
    assert held(pens) == (10, 0, Decimal("4"))


def test_a_movement_is_corrected_by_its_opposite_once(olga: Person) -> None:
    pens = stocked(10, "2.00")
    wrong = put_in(pens, 10, "4.00", kind=Kind.RECEIPT)
    back = reverse(wrong, on=TODAY, by=olga, now=MONDAY_9AM)

    assert (back.quantity, back.unit_cost, held(pens)) == (-10, Decimal("4"), (10, 0, Decimal("2")))
    for movement, code in ((wrong, "reversed"), (back, "reversal")):
        with pytest.raises(Refused) as refused:
            reverse(movement, on=TODAY, by=olga, now=MONDAY_9AM)
        assert refused.value.code == code
    assert list(balances()) == []


def test_a_receipt_of_which_too_much_is_gone_can_not_be_reversed(olga: Person) -> None:
    pens = an_item()
    came = put_in(pens, 10, kind=Kind.RECEIPT)
    take_out(pens, 6)
    with pytest.raises(Refused) as refused:
        reverse(came, on=TODAY, by=olga, now=MONDAY_9AM)
    assert (refused.value.code, held(pens)[0]) == ("short", 4)


def test_what_is_reserved_stays_for_whom_it_is_reserved() -> None:
    pens = stocked(10)
    assert reserve({pens: 8}, store=a_store()) == {pens: 8}
    assert reserve({pens: 8}, store=a_store()) == {pens: 2}  # the rest waits
    with pytest.raises(Refused):
        take_out(pens, 1)
    move([Line(pens, Kind.ISSUE, 8, document=an_item(), reserved=8)], store=a_store(), on=TODAY, by=None, now=MONDAY_9AM)
    assert held(pens)[:2] == (2, 2)
    release({pens: 2}, store=a_store())
    assert held(pens)[:2] == (2, 0)


def test_a_day_to_come_takes_no_movement() -> None:
    pens = an_item()
    with pytest.raises(Refused) as refused:
        move([Line(pens, Kind.OPENING, 1, document=an_item())], store=a_store(), on=TODAY + DAY, by=None, now=MONDAY_9AM)
    assert refused.value.code == "future"


@pytest.mark.parametrize("statement", ["UPDATE supplies_movement SET quantity = 1", "DELETE FROM supplies_movement"])
def test_the_database_refuses_to_change_the_ledger(statement: str) -> None:
    stocked(10)
    connection.check_constraints()
    install(connection, [LEDGER])
    with pytest.raises(IntegrityError, match="the ledger is append-only"), transaction.atomic():
        connection.cursor().execute(statement)
    remove(connection, [LEDGER])
    connection.cursor().execute(statement)  # control


@pytest.mark.parametrize(
    "wrong",
    [{"quantity": -1}, {"kind": "issue", "quantity": 1}, {"kind": "reversal"}, {"unit_cost": -1}, {"kind": "receipt", "quantity": 0}],
)
def test_the_database_takes_no_movement_that_makes_no_sense(wrong: dict[str, object]) -> None:
    came = put_in(an_item(), 1)
    row = {"item": came.item, "store": came.store, "kind": "receipt", "quantity": 1, "unit_cost": 1, "document": "x", "line": 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        Movement.objects.create(**(row | {"on": TODAY, "moved_at": MONDAY_9AM} | wrong))


class TestClosedMonth:
    def test_it_takes_no_movement_neither_by_the_action_nor_by_the_database(self, olga: Person) -> None:
        pens = stocked(10)
        closing.close(OCTOBER, by=olga, now=MONDAY_9AM)
        with pytest.raises(Refused) as refused:
            move([Line(pens, Kind.ISSUE, 1, document=an_item())], store=a_store(), on=date(2026, 10, 31), by=olga, now=MONDAY_9AM)
        assert refused.value.code == "closed"
        came = Movement.objects.get()
        with pytest.raises(IntegrityError, match="this month is closed"), transaction.atomic():
            Movement.objects.create(
                item=pens,
                store=came.store,
                kind="receipt",
                quantity=1,
                unit_cost=1,
                document="x",
                line=1,
                on=date(2026, 10, 31),
                moved_at=MONDAY_9AM,
            )
        take_out(pens, 1)  # November is open

    def test_a_month_that_runs_is_not_closed(self, olga: Person) -> None:
        with pytest.raises(Refused) as refused:
            closing.close(date(2026, 11, 1), by=olga, now=MONDAY_9AM)
        assert refused.value.code == "running"

    def test_opening_it_takes_two_and_a_reason(self, olga: Person, rita: Person) -> None:
        closed = closing.close(OCTOBER, by=olga, now=MONDAY_9AM)
        for step, code in (
            (lambda: closing.open_again(closed, by=rita, now=MONDAY_9AM), "unasked"),
            (lambda: closing.ask_to_open(closed, reason=" ", by=olga, now=MONDAY_9AM), "reason"),
            (lambda: closing.ask_to_open(closed, reason="发票补录", by=olga, now=MONDAY_9AM), ""),
            (lambda: closing.open_again(closed, by=olga, now=MONDAY_9AM), "same"),
            (lambda: closing.open_again(closed, by=rita, now=MONDAY_9AM), ""),
            (lambda: closing.open_again(closed, by=rita, now=MONDAY_9AM), "open"),
        ):
            try:
                step()
                said = ""
            except Refused as refused:
                said = refused.code
            assert said == code
        closing.close(OCTOBER, by=olga, now=MONDAY_9AM + DAY)
        assert ClosedMonth.objects.in_force().count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_fifty_who_take_one_at_once_from_twenty_twenty_get_it(figure: Figure) -> None:
    pens, papers = stocked(20), [an_item(name=f"单{number}") for number in range(50)]
    got = together(50, lambda number: take_out(pens, 1, document=papers[number]))

    served = [each for each in got if isinstance(each, Movement)]
    refused = [each for each in got if isinstance(each, Refused)]
    figure(f"50 take one at once from 20: {len(served)} get it, {len(refused)} are told, {held(pens)[0]} left")
    assert (len(served), len(refused), held(pens)[0], list(balances())) == (20, 30, 0, [])


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_the_balance_is_not_the_sum(monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    gate = threading.Barrier(4)

    def unlocked(items: set[int], store: object) -> dict[int, Balance]:
        found = {balance.item_id: balance for balance in Balance.objects.select_related("item").filter(item__in=items, store=store)}
        gate.wait(timeout=30)
        return found

    pens, papers = stocked(20), [an_item(name=f"单{number}") for number in range(4)]
    monkeypatch.setattr(ledger, "locked", unlocked)
    free = move.__wrapped__  # without its transaction, which on SQLite is the lock
    lines = [[Line(pens, Kind.ISSUE, 1, document=paper)] for paper in papers]
    together(4, lambda number: free(lines[number], store=a_store(), on=TODAY, by=None, now=MONDAY_9AM))
    figure(f"4 take one at once without the lock: {held(pens)[0]} left of 20")
    assert list(balances()) != []


@pytest.mark.django_db(transaction=True)
def test_a_month_closed_while_others_book_into_it_holds_what_was_booked_and_no_more(olga: Person, figure: Figure) -> None:
    pens, papers = stocked(100), [an_item(name=f"单{number}") for number in range(count(60, 12))]
    day = date(2026, 10, 31)

    def either(number: int) -> object:
        if number == len(papers) // 2:
            return closing.close(OCTOBER, by=olga, now=MONDAY_9AM)
        return move([Line(pens, Kind.ISSUE, 1, document=papers[number])], store=a_store(), on=day, by=None, now=MONDAY_9AM)

    answers = together(len(papers), either)
    closed = ClosedMonth.objects.get()
    booked = [each for each in answers if isinstance(each, list)]
    figure(f"{len(papers) - 1} book into a month that is being closed: {len(booked)} are in time, {len(papers) - 1 - len(booked)} are told")
    assert all(isinstance(each, list | ClosedMonth) or getattr(each, "code", "") == "closed" for each in answers)
    assert (closed.month, Movement.objects.filter(on=day).count(), list(balances())) == (OCTOBER, len(booked), [])
