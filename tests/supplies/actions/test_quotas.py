"""Quotas: what was handed out in the period and what is agreed to counts; a refusal names the rule."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies.actions import quotas, requisitions
from supplies.actions.quotas import first_day
from supplies.actions.take_back import take_back
from supplies.models import Issue, Item, Quota, Requisition
from tests.factories.supplies import stocked
from tests.factories.supplies_requisition import asked, handed
from tests.figures import Figure
from tests.moments import DAY, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def quota(by: Person, **of: object) -> Quota:
    given = {"per": "person", "period": "month", "most": 5, **of}
    return quotas.set_quota(**given, by=by, now=MONDAY_9AM)


def refusal(asker: Person, wanted: dict[Item, int], **more: object) -> str:
    with pytest.raises(Refused) as refused:
        asked(asker, wanted, **more)
    assert refused.value.code == "quota"
    return str(refused.value)


def test_a_refusal_names_the_rule_and_what_is_left(ann: Person, rita: Person, olga: Person) -> None:
    pens = stocked(50, is_everyday=True)
    quota(olga, item=pens)
    handed(asked(ann, {pens: 2}), by=rita)
    asked(ann, {pens: 1})
    words = refusal(ann, {pens: 3})
    assert words == "每人每月最多领用中性笔 5 支：已领用或已同意 3，还可领 2。"
    asked(ann, {pens: 2})
    refusal(ann, {pens: 1})


def test_what_came_back_or_was_given_up_counts_no_more(ann: Person, rita: Person, olga: Person) -> None:
    pens = stocked(50, is_everyday=True)
    quota(olga, item=pens)
    handed(asked(ann, {pens: 3}), by=rita)
    waits = asked(ann, {pens: 2})
    refusal(ann, {pens: 1})
    take_back(Issue.objects.get(), 2, by=rita, now=MONDAY_9AM)
    requisitions.withdraw(waits, by=ann, now=MONDAY_9AM)
    asked(ann, {pens: 4})
    refusal(ann, {pens: 1})


def test_a_new_month_begins_anew_and_what_is_agreed_to_and_still_waits_counts_on(ann: Person, rita: Person, olga: Person) -> None:
    pens = stocked(50, is_everyday=True)
    quota(olga, item=pens)
    handed(asked(ann, {pens: 4}), by=rita)
    asked(ann, {pens: 1})
    december = MONDAY_9AM + 10 * DAY
    refusal(ann, {pens: 5}, now=december)
    asked(ann, {pens: 4}, now=december)


def test_a_department_shares_its_quota_of_a_whole_category(ann: Person, bo: Person, rita: Person, olga: Person) -> None:
    pens, pencils = stocked(50, is_everyday=True), stocked(50, name="铅笔", is_everyday=True)
    quota(olga, category=pens.category, per="department", period="quarter", most=6)
    asked(ann, {pens: 3, pencils: 1})
    assert refusal(bo, {pencils: 3}).startswith("每部门每季度最多领用文具 6")
    asked(bo, {pencils: 2})
    asked(rita, {pens: 6})  # another department


def test_the_head_agrees_to_no_more_than_the_quota_leaves(ann: Person, bo: Person, olga: Person) -> None:
    keyboards = stocked(50, name="键盘")
    quota(olga, item=keyboards, period="year", most=2)
    first, second = asked(ann, {keyboards: 2}), asked(ann, {keyboards: 2})
    requisitions.approve(first, by=bo, now=MONDAY_9AM)
    with pytest.raises(Refused, match="每人每年最多领用键盘 2"):
        requisitions.approve(second, by=bo, now=MONDAY_9AM)


def test_a_new_quota_takes_the_place_of_the_old_one(ann: Person, olga: Person) -> None:
    pens = stocked(50, is_everyday=True)
    old = quota(olga, item=pens)
    new = quota(olga, item=pens, most=9)
    asked(ann, {pens: 9})
    old.refresh_from_db()
    assert (old.ended_by, new.ended_at) == (olga, None)
    assert [quotas.end(new, by=olga, now=MONDAY_9AM) for _twice in range(2)] == [True, False]
    asked(ann, {pens: 9})


@pytest.mark.parametrize(
    ("period", "day", "first"),
    [
        ("month", date(2026, 11, 30), date(2026, 11, 1)),
        ("quarter", date(2026, 11, 30), date(2026, 10, 1)),
        ("quarter", date(2026, 1, 1), date(2026, 1, 1)),
        ("year", date(2026, 11, 30), date(2026, 1, 1)),
    ],
)
def test_periods(period: str, day: date, first: date) -> None:
    assert first_day(period, day) == first


@pytest.mark.django_db(transaction=True)
def test_of_many_who_ask_at_once_no_more_pass_than_the_quota_allows(ann: Person, olga: Person, figure: Figure) -> None:
    pens = stocked(50, is_everyday=True)
    quota(olga, item=pens)
    answers = together(12, lambda _number: asked(ann, {pens: 1}))
    passed = [each for each in answers if isinstance(each, Requisition)]
    figure(f"12 ask for one at once under a quota of 5: {len(passed)} pass")
    assert (len(passed), {each.code for each in answers if isinstance(each, Refused)}) == (5, {"quota"})


@pytest.mark.django_db(transaction=True)
def test_control_without_the_count_all_of_them_pass(ann: Person, olga: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    pens = stocked(50, is_everyday=True)
    quota(olga, item=pens)
    monkeypatch.setattr(requisitions, "must_be_within", lambda wanted, **who: None)
    passed = [each for each in together(12, lambda _number: asked(ann, {pens: 1})) if isinstance(each, Requisition)]
    figure(f"the same without the quota's count: {len(passed)} pass")
    assert len(passed) == 12


@pytest.mark.parametrize("thing", ["item", "category"])
def test_the_database_keeps_one_quota_of_a_thing_a_bearer_and_a_period(olga: Person, thing: str) -> None:
    pens = stocked(1)
    of = {thing: pens if thing == "item" else pens.category, "per": "person", "period": "month", "created_at": MONDAY_9AM}
    Quota.objects.create(**of, most=1)
    Quota.objects.create(**of | {"period": "year"}, most=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Quota.objects.create(**of, most=2)
