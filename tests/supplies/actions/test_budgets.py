"""Budgets: spent is what a department was charged with; yellow at 80 %, red beyond; said before it is spent."""

from datetime import date
from decimal import Decimal

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from supplies.actions import budgets
from supplies.actions.ledger import Line, move, reverse
from supplies.models import Budget, Item, Kind, Movement
from tests.factories.supplies import a_store, an_item, stocked
from tests.moments import DAY, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
TODAY = MONDAY_9AM.date()


def charge(department: Department, item: Item, many: int, *, kind: Kind = Kind.ISSUE, on: date = TODAY) -> Movement:
    line = Line(item, kind, many, document=an_item(name="单据"), department=department)
    return move([line], store=a_store(), on=on, by=None, now=MONDAY_9AM)[0]


def set_to(department: Department, amount: str | None, by: Person, month: int | None = 11) -> Budget | None:
    return budgets.set_amount(department, year=2026, month=month, amount=amount and Decimal(amount), by=by, now=MONDAY_9AM)


def test_spent_is_issues_less_what_came_back_and_what_was_reversed(olga: Person, product: Department, office: Department) -> None:
    pen = stocked(1000, "2")
    set_to(product, "1000", olga)
    set_to(product, "9000", olga, month=None)
    charge(product, pen, 100)
    charge(product, pen, 30, kind=Kind.TAKE_BACK)
    slip = charge(product, pen, 20)
    reverse(slip, on=TODAY, by=olga, now=MONDAY_9AM)
    charge(product, pen, 50, on=date(2026, 10, 9))
    charge(office, pen, 7)
    charge(product, pen, 3, kind=Kind.SCRAP)
    found = {standing.budget.period: standing.spent for standing in budgets.standings(TODAY)}
    assert found == {"2026-11": Decimal("140.00"), "2026": Decimal("240.00")}


@pytest.mark.parametrize(
    ("issued", "step", "share", "left"),
    [(0, "", 0, "200"), (79, "", 79, "42"), (80, "warn", 80, "40"), (100, "warn", 100, "0"), (101, "over", 101, "-2")],
)
def test_the_steps(olga: Person, product: Department, issued: int, step: str, share: int, left: str) -> None:
    set_to(product, "200", olga)
    pen = stocked(500, "2")
    if issued:
        charge(product, pen, issued)
    [standing] = budgets.standings(TODAY)
    assert (standing.step, standing.share, standing.left) == (step, share, Decimal(left))


def test_it_is_said_before_it_is_spent_for_the_month_and_for_the_year(olga: Person, product: Department) -> None:
    assert budgets.warn_before(product, Decimal(10**6), TODAY) == ""
    set_to(product, "200", olga)
    set_to(product, "5000", olga, month=None)
    charge(product, stocked(500, "2"), 50)
    said = {amount: budgets.warn_before(product, Decimal(amount), TODAY) for amount in ("59.99", "60", "100.01", "4900.01")}
    assert said["59.99"] == ""
    assert "80 %" in said["60"]
    assert "¥40.00" in said["60"]
    assert "¥0.01" in said["100.01"]
    assert "2026-11" in said["100.01"]
    assert "2026-11" in said["4900.01"]
    assert "¥0.01" in said["4900.01"]
    assert budgets.warn_before(None, Decimal(10**6), TODAY) == budgets.warn_before(product, Decimal(10), TODAY + 30 * DAY) == ""


def test_of_a_budget_of_nothing_any_cost_is_too_much(olga: Person, product: Department) -> None:
    set_to(product, "0", olga)
    [before] = budgets.standings(TODAY)
    charge(product, stocked(500, "2"), 1)
    [after] = budgets.standings(TODAY)
    assert [(each.step, each.share) for each in (before, after)] == [("", 0), ("over", 100)]


def test_set_set_otherwise_and_taken_away_stand_in_the_trail_and_nothing_new_does_not(olga: Person, product: Department) -> None:
    first = set_to(product, "200", olga)
    set_to(product, "200.00", olga)
    second = set_to(product, "300", olga)
    assert (first.pk, second.amount) == (second.pk, Decimal(300))
    assert (set_to(product, None, olga), set_to(product, None, olga), Budget.objects.count()) == (None, None, 0)
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == ["set_budget", "set_budget", "drop_budget"]


@pytest.mark.parametrize("amount", ["-0.01", "10000000000"])
def test_amounts_that_make_no_sense_are_refused(olga: Person, product: Department, amount: str) -> None:
    with pytest.raises(Refused):
        set_to(product, amount, olga)


@pytest.mark.django_db(transaction=True)
def test_many_who_set_the_first_budget_of_a_year_at_once_make_one(olga: Person, product: Department) -> None:
    answers = together(8, lambda number: set_to(product, str(100 + number), olga, month=None))
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert Budget.objects.count() == 1
