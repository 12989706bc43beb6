"""The demo company's supplies: a year whose balances are its sums, whatever day it is started on; and something in every state."""

from collections import Counter
from datetime import datetime
from decimal import Decimal
from random import Random

import pytest
from django.db import transaction

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.scene import Scene
from frontdesk.scene_years import YEAR
from supplies import invariants
from supplies.actions.ledger import carry
from supplies.demo.act import a_year_of_supplies
from supplies.demo.goods import CATEGORIES, goods
from supplies.demo.past import long_past
from supplies.demo.stage import set_stage
from supplies.models import (
    Agreement,
    Application,
    Balance,
    Budget,
    ClosedMonth,
    DemandRound,
    Item,
    Loan,
    Movement,
    Order,
    PlanLine,
    Quota,
    Requisition,
    RequisitionLine,
    StockReport,
    Stocktake,
    Store,
    Supplier,
    SupplierReview,
)
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db
WORKING_DAY = MONDAY_9AM + 3 * DAY
MOMENTS = {
    "the first of a month": MONDAY_9AM + 8 * DAY,
    "a holiday": MONDAY_9AM.replace(month=10, day=3),
    "new year's night": MONDAY_9AM.replace(year=2027, month=1, day=1) - 8 * HOUR,
}


@pytest.fixture
def cast(ann: Person, bo: Person, rita: Person, olga: Person) -> dict[str, Person]:
    """Four departments, each with a head and two more."""
    for number in range(7):
        department = DepartmentFactory(name=f"部门{number}")
        Department.objects.filter(pk=department.pk).update(head=PersonFactory(department=department, roles=[Role.DEPARTMENT_HEAD]))
        PersonFactory.create_batch(2, department=department)
    PersonFactory.create_batch(2, department=olga.department)
    return {"ann": ann, "bo": bo, "rita": rita, "olga": olga}


def stage_of(cast: dict[str, Person], now: datetime, scale: str = "small", seed: int = 7) -> Scene:
    return Scene(Random(seed), now, scale, list(Person.objects.order_by("pk")), cast)


def laws_hold() -> None:
    """Every balance is its sum, every cost that of its moment, and nothing was ever below zero."""
    assert [*invariants.balances(), *invariants.on_order()] == []
    again: dict[int, Balance] = {}
    for movement in Movement.objects.order_by("pk").select_related("item"):
        balance = again.setdefault(movement.item_id, Balance(item=movement.item))
        assert movement.quantity > 0 or movement.unit_cost == balance.average
        carry(balance, movement.quantity, movement.unit_cost)
        assert balance.on_hand >= 0
    stands = {balance.item_id: (balance.on_hand, balance.average) for balance in Balance.objects.all()}
    assert {pk: (balance.on_hand, balance.average) for pk, balance in again.items()} == stands


def test_a_year_is_true_and_something_stands_on_every_page(at, cast: dict[str, Person]) -> None:
    at(WORKING_DAY)
    a_year_of_supplies(scene := stage_of(cast, WORKING_DAY))
    laws_hold()
    assert scene.rng.getstate() == Random(7).getstate()  # the rest of the company throws the same dice as before
    assert (Item.objects.count(), Supplier.objects.count(), Store.objects.count(), len(CATEGORIES)) == (150, 8, 2, 8)
    assert (ClosedMonth.objects.count(), Stocktake.objects.count(), DemandRound.objects.count()) == (12, 24, 6)
    assert (Agreement.objects.in_force(WORKING_DAY.date()).count(), StockReport.objects.count()) == (2, 12)
    sums = [(line.demanded - line.cut + line.to_minimum - line.available - line.on_order, line.to_buy) for line in PlanLine.objects.all()]
    assert [(owed, bought) for owed, bought in sums if bought != max(owed, 0)] == []
    late = Order.objects.late(WORKING_DAY.date())
    assert (Order.objects.running().count(), late.count(), Application.objects.open().count()) == (2, 1, 1)
    assert SupplierReview.objects.open().count() == 2
    assert set(SupplierReview.objects.exclude(grade="").values_list("grade", flat=True)) >= {"A", "D"}
    assert Budget.objects.count() == 13 * 8  # one department has none
    assert Item.objects.below_minimum().exists()
    waiting, running = Requisition.objects.awaiting_head().count(), Requisition.objects.to_issue()
    assert (waiting, running.count(), Quota.objects.count(), Loan.objects.count()) == (2, 5, 3, 1)
    assert (
        Requisition.objects.filter(refused_at__isnull=False).count() == Requisition.objects.filter(withdrawn_at__isnull=False).count() == 1
    )
    assert RequisitionLine.objects.filter(promised_on__isnull=False).count() == 1


@pytest.mark.prove
@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_whatever_day_it_is_started_on(now: datetime, at, cast: dict[str, Person]) -> None:
    at(now)
    a_year_of_supplies(stage_of(cast, now))
    laws_hold()


@pytest.mark.prove
def test_the_same_seed_makes_the_same_year_and_another_seed_another(at, cast: dict[str, Person]) -> None:
    at(WORKING_DAY)
    assert (first := year(cast, 7)) == year(cast, 7)
    assert first != year(cast, 8)


def year(cast: dict[str, Person], seed: int) -> list[tuple]:
    """What moved, without ids; undone afterwards."""
    with transaction.atomic():
        a_year_of_supplies(stage_of(cast, WORKING_DAY, seed=seed))
        moved = list(Movement.objects.order_by("pk").values_list("item__name", "kind", "quantity", "unit_cost", "on", "department__name"))
        transaction.set_rollback(True)
    return moved


def test_there_are_150_things_of_different_names() -> None:
    assert len({good.name for good in goods()}) == 150


def test_the_long_past_keeps_its_sums_too(at, cast: dict[str, Person]) -> None:
    at(MONDAY_9AM)
    stage = set_stage(stage_of(cast, MONDAY_9AM, "large"))
    many = 10 * 150 * 6
    assert long_past(stage, many) == Movement.objects.count() == many
    days = Counter(Movement.objects.values_list("on", flat=True))
    last = {day: count for day, count in days.items() if day >= stage.months[0] - YEAR}
    assert days == {day - n * YEAR: count for n in range(10) for day, count in last.items()}
    stage.book.close()
    assert list(invariants.balances()) == []
    assert all(balance.average > Decimal(0) for balance in Balance.objects.all())
