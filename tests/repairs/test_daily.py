"""Whatever becomes of hand-offs: after each look what was paid is what counting anew comes to."""

from decimal import Decimal

import pytest

from frontdesk.daily import counting
from frontdesk.daily.models import DayFacts
from frontdesk.people.models import Person
from repairs.actions import contractors
from repairs.daily import Paid
from repairs.models import HandOff, Ticket
from tests.counts import count
from tests.factories.repairs import a_team, reported
from tests.factories.repairs_work import handed_off
from tests.facts import Deed, Place

pytestmark = pytest.mark.django_db


class Yard(Place):
    """Tickets go to contractors and come back, with invoices that are corrected."""

    dailies = (Paid.name,)

    def __init__(self, seed: int, olga: Person, tom: Person, ann: Person) -> None:
        super().__init__(seed)
        self.olga, self.ann, self.team = olga, ann, a_team(olga, tom)

    @property
    def deeds(self) -> list[Deed]:
        one, by = self.any_of, {"by": self.olga, "now": self.now}
        return [
            lambda: reported(self.ann, team=self.team, words=f"坏了{self.now}", now=self.now),
            *[lambda: handed_off(one(Ticket), self.olga, now=self.now)] * 2,
            *[lambda: contractors.come_back(one(HandOff), outcome="repaired", words="好了", **by)] * 2,
            *[self.invoices] * 3,
        ]

    def invoices(self) -> None:
        cost = self.dice.choice([None, Decimal(self.dice.randint(0, 99_999)) / 100])
        contractors.invoice(self.any_of(HandOff), number="F1", cost=cost, warranty_on=None, by=self.olga, now=self.now)


@pytest.mark.parametrize("seed", range(count(10, 3)))
def test_after_each_look_facts_are_what_counting_anew_comes_to(seed: int, olga: Person, tom: Person, ann: Person) -> None:
    assert Yard(seed, olga, tom, ann).lived() == []
    assert sum(row.counts.get("cents", 0) for row in DayFacts.objects.filter(daily=Paid.name)) == 100 * sum(
        each.cost for each in HandOff.objects.filter(came_back_at__isnull=False, cost__isnull=False)
    )


def test_without_looking_at_the_trail_a_difference_is_found(
    olga: Person, tom: Person, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "touches", lambda daily, settled: {})
    assert any(Yard(seed, olga, tom, ann).lived() for seed in range(3))
