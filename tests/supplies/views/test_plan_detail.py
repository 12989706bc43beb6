"""The plan opens who asked for each line, shows what is not counted, and goes out as xlsx."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from frontdesk.people.models import Person
from supplies.actions import plans
from supplies.models import PurchasePlan
from supplies.views.plans import lines_of
from tests.factories.supplies import an_item, stocked
from tests.factories.supplies_demand import CLOSES, a_round, asked, closed, pens
from tests.factories.supplies_purchase import a_plan
from tests.moments import DAY
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(ann: Person, bo: Person, olga: Person) -> PurchasePlan:
    """Two departments want pens; ribbons are wanted by a colleague and not approved."""
    pen, round_ = stocked(5, "2"), a_round()
    asked(bo.department, pens(18, pen), by=bo)
    asked(olga.department, pens(12, pen, need="spare", reason="展会"), by=olga)
    closed(round_)
    return plans.make(round_, by=olga, now=CLOSES + DAY)


def test_what_was_demanded_is_the_sum_of_who_asked(plan: PurchasePlan) -> None:
    [row], uncounted = lines_of(plan)
    assert sum(line.quantity for line in row.asked) == row.line.demanded == 30
    assert ([line.form.department.name for line in row.asked], uncounted) == (["产品部", "行政部"], [])
    assert (row.line.to_buy, row.cost) == (25, 25 * 2 * plans.USUAL_TAX)


def test_what_came_after_the_plan_or_no_head_approved_is_shown_apart(ann: Person, bo: Person, olga: Person) -> None:
    tape, round_ = an_item(name="胶带"), a_round()
    asked(ann.department, pens(4, tape), by=ann)
    closed(round_)
    made = plans.make(round_, by=olga, now=CLOSES + DAY)
    asked(olga.department, pens(2, tape), by=olga, now=CLOSES + 2 * DAY)
    rows, uncounted = lines_of(made)
    assert (rows, [(line.form.department.name, line.quantity) for line in uncounted]) == ([], [("产品部", 4), ("行政部", 2)])


def test_the_page_names_who_asked(client: Client, plan: PurchasePlan, olga: Person) -> None:
    client.force_login(olga)
    page = client.get(plan.get_absolute_url()).content.decode()
    assert all(words in page for words in ("产品部", "行政部", "展会", "2 个部门提出"))


def test_heads_and_receptionists_do_not_see_it(client: Client, plan: PurchasePlan, bo: Person, rita: Person) -> None:
    for person in (bo, rita):
        client.force_login(person)
        assert client.get(plan.get_absolute_url()).status_code == 403


def test_the_file_holds_each_line_with_who_asked(client: Client, plan: PurchasePlan, olga: Person) -> None:
    client.force_login(olga)
    answer = client.get(reverse("supplies:plan_export", args=[plan.pk]))
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    heads, row = ([cell.value for cell in line] for line in sheet.iter_rows(max_row=2))
    found = dict(zip(heads, row, strict=True))
    assert (found["物品"], found["需求"], found["应采购"]) == ("中性笔", 30, 25)
    assert found["需求部门"] == "产品部 18 (常用)、行政部 12 (备用)"


def test_a_plan_of_what_ran_short_names_its_goal_not_the_minimum(plan: PurchasePlan, olga: Person) -> None:
    short = a_plan(olga).plan
    seen = [words(Staff(olga).open("supplies:plan_detail", each.pk)) for each in (plan, short)]
    assert [("Minimum" in text, "Fill up to" in text, "filled up to − available" in text) for text in seen] == [
        (True, False, False),
        (False, True, True),
    ]
