"""Costs: who sees which departments, how periods compare, and budgets set for a year."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import load_workbook

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from supplies.models import Budget
from supplies.showing.cost_table import Period, per_cent
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.factories.supplies import stocked
from tests.staff import Staff, words
from tests.supplies.actions.test_budgets import charge, set_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIST = "supplies:cost_list"
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("written", "kind", "first", "last", "previous", "following", "year_before"),
    [
        ("2026-11", "month", "2026-11-01", "2026-11-30", "2026-10", "2026-12", "2025-11"),
        ("2026-01", "month", "2026-01-01", "2026-01-31", "2025-12", "2026-02", "2025-01"),
        ("2026-Q4", "quarter", "2026-10-01", "2026-12-31", "2026-Q3", "2027-Q1", "2025-Q4"),
        ("2026", "year", "2026-01-01", "2026-12-31", "2025", "2027", "2025"),
        ("", "month", "2026-11-01", "2026-11-30", "2026-10", "2026-12", "2025-11"),
        ("2026-13", "month", "2026-11-01", "2026-11-30", "2026-10", "2026-12", "2025-11"),
        ("1999", "month", "2026-11-01", "2026-11-30", "2026-10", "2026-12", "2025-11"),
    ],
)
def test_periods(written: str, kind: str, first: str, last: str, previous: str, following: str, year_before: str) -> None:
    period = Period.read(written, TODAY)
    assert (period.kind, period.first_on.isoformat(), period.last_on.isoformat()) == (kind, first, last)
    assert (period.previous.key, period.next.key, period.year_before.key) == (previous, following, year_before)
    assert Period.read(period.key, TODAY) == period
    assert [period.of_kind(each).kind for each in ("month", "quarter", "year")] == ["month", "quarter", "year"]


@pytest.mark.parametrize(("now", "before", "said"), [(120, 100, 20), (50, 100, -50), (1, 0, None), (0, 0, None), (0, 10, -100)])
def test_changes(now: int, before: int, said: int | None) -> None:
    assert per_cent(Decimal(now), Decimal(before)) == said


@pytest.fixture
def year(olga: Person, bo: Person, product: Department, office: Department) -> None:
    """The product department cost 100 in November, 80 in October, 50 a year before; the office 30 in November."""
    pen = stocked(10_000, "2")
    for department, on, many in (
        *((product, TODAY, 50), (product, date(2026, 10, 9), 40), (product, date(2025, 11, 20), 25)),
        *((office, TODAY, 15), (office, date(2026, 3, 2), 5)),
    ):
        charge(department, pen, many, on=on)
    set_to(product, "120", olga)
    for month, amount in ((10, "100"), (12, "30"), (9, "7")):
        set_to(product, amount, olga, month=month)
    set_to(product, "1000", olga, month=None)


def rows(who: Person, **asked: object) -> list[tuple]:
    return [
        (
            row.department.name,
            row.rank,
            int(row.spent),
            row.standing and row.standing.step,
            row.standing and row.standing.share,
            row.change,
            row.year_on_year,
        )
        for row in Staff(who).open(LIST, **asked).context["rows"]
    ]


def test_ranked_and_compared_by_month_quarter_and_year(olga: Person, year: None) -> None:
    assert rows(olga) == [("产品部", 1, 100, "warn", 83, 25, 100), ("行政部", 2, 30, None, None, None, None)]
    assert rows(olga, period="2026-Q4") == [("产品部", 1, 180, "", 72, None, 260), ("行政部", 2, 30, None, None, None, None)]
    assert rows(olga, period="2026") == [("产品部", 1, 180, "", 18, 260, 260), ("行政部", 2, 40, None, None, None, None)]
    assert rows(olga, period="2026-Q3")[0][3:5] == (None, None)
    page = words(Staff(olga).open(LIST))
    assert all(said in page for said in ("¥100.00", "runs out", "83 %", "¥20.00", "+25 %", "+100 %", "no budget", "¥130.00"))


def test_a_head_sees_their_own_department_and_an_employee_none(olga: Person, bo: Person, ann: Person, rita: Person, year: None) -> None:
    leo = PersonFactory(username="leo", roles=[Role.LOGISTICS_OFFICER], department=olga.department)
    assert [row[0] for row in rows(bo)] == ["产品部"]
    assert [row[0] for row in rows(leo)] == ["产品部", "行政部"]
    assert [Staff(who).open(LIST).status_code for who in (ann, rita)] == [403, 403]
    page = Staff(bo).open(LIST).content.decode()
    assert ("?charged=" in page, "Set the budget" in page) == (False, False)
    assert Staff(bo).open("supplies:budget_edit", bo.department_id, 2026).status_code == 403
    nobodys = PersonFactory(username="hal", roles=[Role.DEPARTMENT_HEAD])
    assert "No department of yours" in words(Staff(nobodys).open(LIST))


def test_a_figure_opens_the_movements_it_was_counted_from(olga: Person, year: None) -> None:
    [path] = re.findall(
        r'href="([^"]*charged=2026-10-01\.\.2026-12-31&amp;department=[^"]*)">¥180',
        Staff(olga).open(LIST, period="2026-Q4").content.decode(),
    )
    with translation.override("en"):
        page = Staff(olga).client.get(unescape(path)).context["list"]
    assert sorted(int(movement.cost) for movement in page.on_page) == [-100, -80]


def test_the_export_holds_what_the_page_shows(bo: Person, year: None) -> None:
    sheet = load_workbook(BytesIO(Staff(bo, "zh-hans").open("supplies:cost_export", period="2026-11").getvalue())).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["排名", "部门", "费用", "预算", "剩余", "已用（%）", "上期", "环比（%）", "上年同期", "同比（%）"],
        [1, "产品部", 100, 120, 20, 83, 80, 25, 50, 100],
    ]


def test_queries_do_not_grow_with_departments(olga: Person, year: None, django_assert_max_num_queries) -> None:
    for number in range(20):
        set_to(DepartmentFactory(name=f"部门{number}"), "5", olga)
    staff = Staff(olga)
    staff.open(LIST)
    with django_assert_max_num_queries(24):
        staff.open(LIST)


def test_a_year_of_budgets_is_set_and_only_what_was_touched_is_written(olga: Person, product: Department) -> None:
    staff = Staff(olga)
    first = staff.press("supplies:budget_edit", product.pk, 2026, year="12000", month_11="1000", month_12="900.50")
    assert first.status_code == 302
    assert {each.month: str(each.amount) for each in Budget.objects.all()} == {None: "12000.00", 11: "1000.00", 12: "900.50"}
    form = staff.open("supplies:budget_edit", product.pk, 2026)
    set_to(product, "1500", olga)
    said = {"initial-year": "12000.00", "initial-month_11": "1000.00", "initial-month_12": "900.50"}
    again = staff.press("supplies:budget_edit", product.pk, 2026, **said, year="12000.00", month_11="1000.00", month_12="")
    assert (form.content.decode().count('name="initial-month_11"'), again.status_code) == (1, 302)
    assert {each.month: str(each.amount) for each in Budget.objects.all()} == {None: "12000.00", 11: "1500.00"}
    assert staff.press("supplies:budget_edit", product.pk, 2026, year="-1").status_code == 422
