"""At 80 % and beyond the budget, once a department, period and step; to its head and the admin manager."""

from datetime import datetime

import pytest

from frontdesk.outbox.kinds import KINDS, written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Department, Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from supplies.notices.budget_warning import answering_for
from tests.factories.supplies import stocked
from tests.moments import DAY, MINUTE, MONDAY_9AM
from tests.supplies.actions.test_budgets import charge, set_to

RULE = "supplies.budget_warning"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE, live_from=MONDAY_9AM - DAY)


def told(now: datetime = MONDAY_9AM) -> list[tuple[str, str]]:
    before = set(Notice.objects.values_list("pk", flat=True))
    run(RULES[RULE], now=now)
    fresh = Notice.objects.filter(channel="inbox").exclude(pk__in=before).select_related("reader").order_by("reader__username")
    return [(notice.reader.username, written(notice).title) for notice in fresh]


def test_each_step_once(olga: Person, bo: Person, product: Department) -> None:
    pen = stocked(500, "2")
    set_to(product, "200", olga)
    charge(product, pen, 79)
    steps = [told()]
    charge(product, pen, 1)
    steps += [told(), told(MONDAY_9AM + MINUTE)]
    charge(product, pen, 20)
    steps.append(told(MONDAY_9AM + 2 * MINUTE))
    charge(product, pen, 1)
    steps += [told(MONDAY_9AM + 3 * MINUTE), told(MONDAY_9AM + DAY)]
    yellow, red = ("产品部2026-11办公用品预算已使用 80 %", "产品部2026-11办公用品预算已使用 101 %")
    assert steps == [[], [("bo", yellow), ("olga", yellow)], [], [], [("bo", red), ("olga", red)], []]


def test_the_year_warns_by_itself_and_a_new_month_anew(olga: Person, bo: Person, product: Department) -> None:
    pen = stocked(500, "2")
    set_to(product, "200", olga)
    set_to(product, "250", olga, month=12)
    set_to(product, "450", olga, month=None)
    charge(product, pen, 90)
    assert [title for who, title in told() if who == "bo"] == ["产品部2026-11办公用品预算已使用 90 %"]
    charge(product, pen, 95)
    assert {title for who, title in told(MONDAY_9AM + MINUTE) if who == "bo"} == {
        "产品部2026-11办公用品预算已使用 185 %",
        "产品部2026办公用品预算已使用 82 %",
    }
    assert told(MONDAY_9AM + 20 * DAY) == []


def test_a_head_reads_of_their_own_department_only(olga: Person, bo: Person, ann: Person, product: Department, office: Department) -> None:
    set_to(product, "1", olga)
    set_to(office, "1", olga)
    for department in (product, office):
        charge(department, stocked(5, "2"), 5)
    told()
    notices = list(Notice.objects.filter(channel="inbox", reader=olga))
    assert {who.username: len(answering_for(who, notices)) for who in (olga, bo, ann)} == {"olga": 2, "bo": 1, "ann": 0}
    assert "supplies.budget_warning" in KINDS
