"""The round as a whole: reminding, the budget, closing, the plan, the file."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from supplies.actions import demand
from supplies.actions.demand import Wanted
from supplies.actions.demand_rounds import open_round
from supplies.models import DemandRound, PurchasePlan
from tests.factories.supplies import an_item
from tests.factories.supplies_demand import OCTOBER, the_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(client: Client, ann: Person, bo: Person, olga: Person) -> DemandRound:
    """The office's form is handed in; the product department's is missing."""
    opened = open_round(OCTOBER, now=timezone.now())
    chair = Wanted(1, special="=椅子", reason="医嘱", estimate=1800)
    demand.hand_in(the_form(olga.department), lines=[Wanted(3, an_item()), chair], by=olga, now=timezone.now())
    client.force_login(olga)
    return opened


def step(client: Client, verb: str, round_: DemandRound, **data: str) -> int:
    return client.post(reverse(f"supplies:round_{verb}", args=[round_.pk]), data).status_code


def test_from_the_first_reminder_to_the_plan(client: Client, round_: DemandRound) -> None:
    page = client.get(round_.get_absolute_url()).content.decode()
    assert "1/2" in page
    assert step(client, "remind", round_) == 302
    assert Notice.objects.filter(kind="supplies.demand_reminder").exists()
    step(client, "budget", round_, budget="1200.5")
    step(client, "plan", round_)  # still running
    assert not PurchasePlan.objects.exists()
    step(client, "close", round_)
    step(client, "plan", round_)
    round_.refresh_from_db()
    assert (str(round_.budget), round_.closed_at is not None, PurchasePlan.objects.get().round) == ("1200.50", True, round_)


def test_a_budget_that_is_no_amount_changes_nothing(client: Client, round_: DemandRound) -> None:
    for wrong in ("-5", "viel", "1e99"):
        step(client, "budget", round_, budget=wrong)
    round_.refresh_from_db()
    assert round_.budget is None


def test_a_special_need_is_assessed_from_here(client: Client, round_: DemandRound, olga: Person) -> None:
    line = the_form(olga.department).lines.special().get()
    back = {"next": round_.get_absolute_url()}
    answer = client.post(reverse("supplies:special_assess", args=[line.pk]), {"answer": "refused", "words": "先用现有的", **back})
    line.refresh_from_db()
    assert (answer["Location"], line.is_agreed, line.assessment) == (round_.get_absolute_url(), False, "先用现有的")


def test_the_file_holds_all_lines_of_all_departments(client: Client, round_: DemandRound) -> None:
    answer = client.get(reverse("supplies:round_export", args=[round_.pk]))
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[2], row[5], row[6]) for row in rows] == [("行政部", "中性笔", 3, "常用"), ("行政部", "=椅子", 1, "常用")]
