"""A lost badge is out of use at once, and who is still here has another; found again it goes back into the drawer."""

from decimal import Decimal

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.visitors import arrived_visit, badges
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.actions import drawer, visits
from visitors.actions.lost import lose_badge
from visitors.invariants import badge_back, badge_out_once
from visitors.models import Badge, BadgeLoan, Visit

pytestmark = pytest.mark.django_db


def loans() -> list[tuple[str, str]]:
    """Each loan with how it stands."""
    return [
        (loan.badge.number, "lost" if loan.lost_at else "back" if loan.returned_at else "lent" if loan.lent_at else "reserved")
        for loan in BadgeLoan.objects.order_by("pk").select_related("badge")
    ]


def test_a_lost_badge_is_noted_with_its_fee_and_another_is_lent_at_once(ann: Person, rita: Person) -> None:
    badges(2)
    visit = visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM)

    again = lose_badge(visit, by=rita, now=MONDAY_9AM + HOUR, fee=Decimal("20.00"))

    first = BadgeLoan.objects.get(badge__number="A001")
    assert (again.badge.number, loans(), first.fee) == ("A002", [("A001", "lost"), ("A002", "lent")], Decimal("20.00"))
    assert list(Badge.objects.usable().values_list("number", flat=True)) == ["A002"]
    assert list(visit.events.order_by("pk").values_list("verb", "words").reverse()[:1]) == [("lose_badge", "A001 → A002")]
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True))[-2:] == ["retire_badge", "lose_badge"]
    assert Visit.objects.with_loan().get(pk=visit.pk).badge_number == "A002"
    visits.check_out(visit, by=rita, now=MONDAY_9AM + 2 * HOUR)
    assert (loans(), [*badge_back()], [*badge_out_once()]) == ([("A001", "lost"), ("A002", "back")], [], [])
    drawer.put_back(first.badge, by=rita, now=MONDAY_9AM + 3 * HOUR)
    assert [badge.number for badge in Badge.objects.free()] == ["A001", "A002"]


def test_with_an_empty_drawer_the_loss_is_noted_all_the_same_and_a_badge_is_lent_later(ann: Person, rita: Person) -> None:
    badges(1)
    visit = visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM)
    assert (lose_badge(visit, by=rita, now=MONDAY_9AM + MINUTE), loans()) == (None, [("A001", "lost")])


def test_who_has_left_with_a_badge_is_lent_no_other(ann: Person, rita: Person) -> None:
    badges(2)
    visit = visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM)
    Visit.objects.filter(pk=visit.pk).update(left_at=MONDAY_9AM + HOUR)  # left, and the badge did not come back
    assert (lose_badge(visit, by=rita, now=MONDAY_9AM + 2 * HOUR), loans(), [*badge_back()]) == (None, [("A001", "lost")], [])


@pytest.mark.parametrize(("is_lent", "fee", "code"), [(False, None, "no-badge"), (True, Decimal(-1), "fee"), (True, Decimal(10**6), "fee")])
def test_what_is_not_with_the_visitor_is_not_lost(ann: Person, rita: Person, is_lent: bool, fee: Decimal | None, code: str) -> None:
    badges(1)
    visit = arrived_visit(ann)
    if is_lent:
        visits.lend_badge(visit, by=rita, now=MONDAY_9AM)
    with pytest.raises(Refused) as no:
        lose_badge(visit, by=rita, now=MONDAY_9AM, fee=fee)
    assert (no.value.code, BadgeLoan.objects.lost().count()) == (code, 0)
