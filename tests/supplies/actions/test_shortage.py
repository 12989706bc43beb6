"""What is missing: the asker hears when it comes, may take something else, and whoever waits is served first."""

from datetime import date

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from supplies.actions import loans, quotas, shortage
from supplies.models import Balance, RequisitionLine
from tests.factories.supplies import stocked
from tests.factories.supplies_requisition import agreed, handed, lent
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 27)


def code_of(do: object) -> str:
    with pytest.raises(Refused) as refused:
        do()  # type: ignore[operator]
    return refused.value.code


def fresh(line: RequisitionLine) -> RequisitionLine:
    return RequisitionLine.objects.get(pk=line.pk)


def test_the_asker_hears_when_it_comes_and_again_when_that_moves(ann: Person, bo: Person, rita: Person) -> None:
    line = agreed(ann, {stocked(1, name="键盘"): 3}, by=bo).lines.get()
    for hours, day in ((1, FRIDAY), (2, FRIDAY), (3, FRIDAY + 3 * DAY)):
        shortage.promise_on(line, day, by=rita, now=MONDAY_9AM + hours * HOUR)
    notices = Notice.objects.filter(kind="supplies.supply_expected", channel=Channel.INBOX).order_by("pk")
    assert [(each.data["things"], each.data["day"], each.data["moved"]) for each in notices] == [
        ("键盘 2支", "2026年11月27日", ""),
        ("键盘 2支", "2026年11月30日", "原预计2026年11月27日到货。"),
    ]
    assert code_of(lambda: shortage.promise_on(line, date(2026, 11, 22), by=rita, now=MONDAY_9AM)) == "past"
    enough = agreed(ann, {stocked(5): 1}, by=bo).lines.get()
    assert code_of(lambda: shortage.promise_on(enough, FRIDAY, by=rita, now=MONDAY_9AM)) == "there"


def test_a_substitute_is_offered_and_taken_for_as_many(ann: Person, bo: Person, rita: Person) -> None:
    wired, wireless = stocked(1, name="键盘"), stocked(5, name="无线键盘")
    requisition = agreed(ann, {wired: 3}, by=bo)
    line = requisition.lines.get()
    offered = shortage.offer(line, wireless, 2, by=rita, now=MONDAY_9AM)
    assert (offered.is_offer, offered.owed, fresh(line).approved) == (True, 0, 3)
    assert code_of(lambda: shortage.offer(line, wireless, 1, by=rita, now=MONDAY_9AM)) == "item"

    shortage.accept(offered, by=ann, now=MONDAY_9AM)
    assert [(each.item, each.approved, each.reserved) for each in requisition.lines.all()] == [(wired, 1, 1), (wireless, 2, 2)]
    assert code_of(lambda: shortage.accept(offered, by=ann, now=MONDAY_9AM)) == "answered"
    handed(requisition, by=rita)
    requisition.refresh_from_db()
    assert requisition.done_at == MONDAY_9AM


def test_a_substitute_counts_against_its_quota_and_no_more_against_the_other(ann: Person, bo: Person, rita: Person, olga: Person) -> None:
    wired, wireless = stocked(1, name="键盘"), stocked(5, name="无线键盘")
    requisition = agreed(ann, {wired: 3}, by=bo)
    offered = shortage.offer(requisition.lines.get(), wireless, 2, by=rita, now=MONDAY_9AM)
    of = {"per": "person", "period": "year", "by": olga, "now": MONDAY_9AM}
    quotas.set_quota(category=wired.category, most=3, **of)  # three stay three
    quotas.set_quota(item=wireless, most=1, **of)
    assert code_of(lambda: shortage.accept(offered, by=ann, now=MONDAY_9AM)) == "quota"
    assert [(each.approved, each.reserved) for each in requisition.lines.all()] == [(3, 1), (None, 0)]
    quotas.set_quota(item=wireless, most=2, **of)
    shortage.accept(offered, by=ann, now=MONDAY_9AM)
    assert [(each.approved, each.reserved) for each in requisition.lines.all()] == [(1, 1), (2, 2)]


def test_a_substitute_that_comes_too_late_or_is_declined_changes_nothing(ann: Person, bo: Person, rita: Person) -> None:
    wired, wireless = stocked(1, name="键盘"), stocked(5, name="无线键盘")
    requisition = agreed(ann, {wired: 2}, by=bo)
    line = requisition.lines.get()
    offered = shortage.offer(line, wireless, 1, by=rita, now=MONDAY_9AM)
    handed(requisition, by=rita)
    requisition.refresh_from_db()
    assert requisition.done_at is None  # one is owed, and an offer stands

    shortage.decline(offered, by=ann, now=MONDAY_9AM)
    assert (fresh(line).owed, fresh(offered).owed, Balance.objects.get(item=wireless).reserved) == (1, 0, 0)
    assert code_of(lambda: shortage.decline(offered, by=ann, now=MONDAY_9AM)) == "answered"


def test_a_loan_between_departments_makes_sense(product: Department, office: Department, rita: Person) -> None:
    keyboards = stocked(1, name="键盘")
    assert code_of(lambda: lent(keyboards, lender=product, borrower=product, by=rita)) == "same"
    assert code_of(lambda: lent(keyboards, lender=office, borrower=product, by=rita, many=0)) == "quantity"
    loan = lent(keyboards, lender=office, borrower=product, by=rita)
    loans.give_back(loan, by=rita, now=MONDAY_9AM)
    assert code_of(lambda: loans.give_back(loan, by=rita, now=MONDAY_9AM)) == "returned"
