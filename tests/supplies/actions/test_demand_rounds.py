"""Reminding, closing early, the budget of a round."""

from decimal import Decimal

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies.actions import demand_rounds
from tests.factories.supplies_demand import CLOSES, OPENS, a_round, asked, the_form
from tests.moments import DAY, HOUR

pytestmark = pytest.mark.django_db


def reminded() -> list[str]:
    rows = Notice.objects.filter(kind="supplies.demand_reminder", channel=Channel.INBOX)
    return sorted(row.reader.username for row in rows.select_related("reader"))


def test_those_missing_are_reminded_once_a_day(ann: Person, bo: Person, olga: Person) -> None:
    round_ = a_round()
    asked(olga.department, by=olga)
    assert demand_rounds.remind(round_, by=olga, now=OPENS + HOUR) == 1
    demand_rounds.remind(round_, by=olga, now=OPENS + 2 * HOUR)
    assert reminded() == ["bo"]
    demand_rounds.remind(round_, by=olga, now=OPENS + 4 * DAY)
    assert reminded() == ["bo", "bo"]
    asked(bo.department, by=bo)
    with pytest.raises(Refused) as refused:
        demand_rounds.remind(round_, by=olga, now=OPENS + 4 * DAY)
    assert refused.value.code == "complete"


def test_closed_early_what_comes_afterwards_is_late(ann: Person, bo: Person, olga: Person) -> None:
    round_ = demand_rounds.close_round(a_round(), by=olga, now=OPENS + DAY)
    assert (round_.closed_at, round_.closes_at) == (OPENS + DAY, OPENS + DAY)
    assert asked(bo.department, by=bo, now=OPENS + DAY + HOUR).is_late
    with pytest.raises(Refused) as refused:
        demand_rounds.close_round(round_, now=CLOSES)
    assert refused.value.code == "closed"


def test_the_budget_of_a_round(ann: Person, olga: Person) -> None:
    round_ = a_round()
    assert demand_rounds.set_budget(round_, budget=Decimal("1200.50"), by=olga, now=OPENS).budget == Decimal("1200.50")
    assert demand_rounds.set_budget(round_, budget=None, by=olga, now=OPENS).budget is None
    with pytest.raises(Refused):
        demand_rounds.set_budget(round_, budget=Decimal(-1), by=olga, now=OPENS)
    assert the_form(ann.department).round.budget is None
