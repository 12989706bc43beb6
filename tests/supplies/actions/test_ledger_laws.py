"""Whatever is received, issued, taken back, reversed, counted, set aside and closed, in whatever order: Σ movements = balance ≥ 0."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies.actions import closing
from supplies.actions.ledger import Line, move, reverse
from supplies.actions.reserving import release, reserve
from supplies.invariants import balances
from supplies.models import Balance, Item, Kind, Movement
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.factories.supplies import a_store, an_item
from tests.moments import MONDAY_9AM

FIRST = date(2026, 9, 1)
MANY = st.integers(1, 40)
WHICH = st.integers(0, 2)
DAYS = st.integers(0, 80)  # September to the Monday of the tests
COST = st.decimals(0, 100, places=2)


def done(do: Callable[[], object], *codes: str) -> bool:
    """Whether it was done; nothing else than these is a reason that it was not."""
    try:
        with transaction.atomic():
            do()
    except Refused as refused:
        if refused.code not in codes:
            raise
        return False
    return True


class Ledger(RuleBasedStateMachine):
    """Three items in one store; the model beside it is one number an item."""

    items: list[Item]
    by: Person

    @initialize()
    def begin(self) -> None:
        self.items = [an_item(name=f"物品{number}") for number in range(3)]
        self.by, self.there, self.aside = PersonFactory(), [0, 0, 0], [0, 0, 0]

    def move(self, which: int, kind: Kind, many: int, day: int, cost: Decimal | None = None) -> bool:
        line = Line(self.items[which], kind, many, document=an_item(name="单据"), unit_cost=cost)
        on = FIRST + timedelta(days=day)
        return done(lambda: move([line], store=a_store(), on=on, by=self.by, now=MONDAY_9AM), "closed", "short")

    @rule(which=WHICH, many=MANY, day=DAYS, cost=COST, kind=st.sampled_from([Kind.RECEIPT, Kind.TAKE_BACK, Kind.FOUND]))
    def comes(self, which: int, many: int, day: int, cost: Decimal, kind: Kind) -> None:
        if self.move(which, kind, many, day, cost if kind == Kind.RECEIPT else None):
            self.there[which] += many

    @rule(which=WHICH, many=MANY, day=DAYS, kind=st.sampled_from([Kind.ISSUE, Kind.SCRAP, Kind.MISSING]))
    def goes(self, which: int, many: int, day: int, kind: Kind) -> None:
        free = self.there[which] - self.aside[which]
        if self.move(which, kind, many, day):
            assert many <= free
            self.there[which] -= many

    @rule(number=st.integers(0, 30), day=DAYS)
    def is_reversed(self, number: int, day: int) -> None:
        movement = Movement.objects.order_by("pk")[number : number + 1].first()
        on = FIRST + timedelta(days=day)
        codes = ("closed", "short", "reversed", "reversal")
        if movement and done(lambda: reverse(movement, on=on, by=self.by, now=MONDAY_9AM), *codes):
            self.there[self.items.index(movement.item)] -= movement.quantity

    @rule(which=WHICH, many=MANY)
    def is_set_aside(self, which: int, many: int) -> None:
        self.aside[which] += reserve({self.items[which]: many}, store=a_store())[self.items[which]]

    @rule(which=WHICH, many=MANY)
    def is_let_go(self, which: int, many: int) -> None:
        many = min(many, self.aside[which])
        release({self.items[which]: many}, store=a_store())
        self.aside[which] -= many

    @rule(month=st.sampled_from([date(2026, 9, 1), date(2026, 10, 1)]))
    def a_month_closes(self, month: date) -> None:
        done(lambda: closing.close(month, by=self.by, now=MONDAY_9AM), "closed")

    @invariant()
    def the_sum_is_the_balance(self) -> None:
        held = {balance.item_id: balance for balance in Balance.objects.all()}
        for item, there, aside in zip(getattr(self, "items", ()), getattr(self, "there", ()), getattr(self, "aside", ()), strict=True):
            balance = held.get(item.pk, Balance())
            assert (balance.on_hand, balance.reserved, balance.average >= 0) == (there, aside, True)
        assert list(balances()) == []


@pytest.mark.django_db
def test_whatever_happens_the_sum_of_the_movements_is_the_balance() -> None:
    class Once(Ledger):
        """Each example in a transaction of its own, which is rolled back."""

        def __init__(self) -> None:
            super().__init__()
            self.atomic = transaction.atomic()
            self.atomic.__enter__()

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    run_state_machine_as_test(Once, settings=settings(max_examples=count(500, 15), stateful_step_count=30))
