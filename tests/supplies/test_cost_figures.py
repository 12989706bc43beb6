"""What departments cost in supplies and how much of their budgets is used: a small company counted by hand."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from frontdesk.people.models import Department, Person
from frontdesk.web.figures import FIGURES, Asked, Measured
from frontdesk.workdays.periods import Period
from tests.factories.supplies import stocked
from tests.facts import counted
from tests.moments import HOUR, MONDAY_9AM
from tests.supplies.actions.test_budgets import charge, set_to

pytestmark = pytest.mark.django_db
NOVEMBER, QUARTER, OCTOBER = Period(date(2026, 11, 1)), Period(date(2026, 10, 1), 3), Period(date(2026, 10, 1))


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def measured(name: str, reader: Person, period: Period = NOVEMBER) -> Measured | None:
    counted(MONDAY_9AM + HOUR)
    return FIGURES[f"supplies.{name}"].measure(Asked(period, reader, MONDAY_9AM))


@pytest.fixture
def november(ann: Person, bo: Person, olga: Person, product: Department, office: Department) -> None:
    """Product, two people, spent ¥180 of ¥200; the office, Olga and Tom, ¥60 of ¥1000; in October product spent ¥120."""
    pen = stocked(1000, "2")
    charge(product, pen, 90)
    charge(office, pen, 30)
    charge(product, pen, 60, on=date(2026, 10, 9))
    set_to(product, "200", olga)
    set_to(office, "1000", olga)


def test_cost_by_department_ranked_with_change_and_per_head(november: None, olga: Person, product: Department) -> None:
    came = measured("cost", olga)
    assert came
    assert (came.value, came.number) == ("¥240.00", 240.0)
    assert [(line.label, line.cells) for line in came.lines] == [
        ("Product", ("¥180.00", "¥90.00", "+50 %")),
        ("Administration", ("¥60.00", "¥30.00", "")),
    ]
    assert [(line.department == product.pk, line.numbers[0]) for line in came.lines] == [(True, 180.0), (False, 60.0)]
    assert came.lines[0].path.endswith(f"?charged=2026-11-01..2026-11-30&department={product.pk}")


def test_a_quarter_is_its_months(november: None, olga: Person) -> None:
    came, before = measured("cost", olga, QUARTER), measured("cost", olga, OCTOBER)
    assert came
    assert before
    assert (came.number, before.number, measured("cost", olga, OCTOBER.before)) == (360.0, 120.0, None)


def test_budget_used_and_who_is_near_its_end(november: None, olga: Person) -> None:
    came = measured("budget", olga)
    assert came
    assert (came.value, came.note, came.target.colour if came.target else "") == ("20 %", "¥240.00 of ¥1,200.00", "green")
    assert [(line.label, line.cells) for line in came.lines] == [
        ("Product", ("90 %", "¥180.00", "¥200.00")),
        ("Administration", ("6 %", "¥60.00", "¥1,000.00")),
    ]
    assert [(alert.colour, alert.words) for alert in came.alerts] == [("yellow", "Product has used 90 % of its budget for supplies.")]


@pytest.mark.parametrize(
    ("amount", "alert", "light"),
    [("229", "", "green"), ("225", "yellow", "yellow"), ("180", "yellow", "yellow"), ("179", "red", "red")],
)
def test_eighty_per_cent_is_near_and_more_than_all_is_over(
    amount: str, alert: str, light: str, november: None, olga: Person, product: Department, office: Department
) -> None:
    set_to(product, amount, olga)
    set_to(office, None, olga)
    came = measured("budget", olga)
    assert came
    assert came.target
    assert ([each.colour for each in came.alerts], came.target.colour) == ([alert] if alert else [], light)


def test_who_heads_one_department_reads_no_figures_of_all(november: None, bo: Person) -> None:
    assert [measured(name, bo) for name in ("cost", "budget")] == [None, None]
