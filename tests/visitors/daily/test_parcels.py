"""Whatever happens to parcels: after each look what was counted is what counting everything anew comes to."""

from decimal import Decimal

import pytest

from frontdesk.daily.models import DayFacts
from frontdesk.people.models import Person
from tests.counts import count
from tests.factories.parcels import a_parcel, a_shipment
from tests.factories.people import PersonFactory
from tests.facts import Deed, Place
from visitors.actions import parcel_days, parcels, shipments
from visitors.actions.forgetting.records import forget_records
from visitors.actions.parcel_handing import hand_back, hand_over, undo
from visitors.models import Parcel, Shipment

pytestmark = pytest.mark.django_db
CAME, SENT, TO_GO = DAILIES = ("visitors.parcels_came", "visitors.parcels_sent", "visitors.parcels_to_go")


class Shelf(Place):
    """Parcels come and go."""

    dailies = DAILIES

    def __init__(self, seed: int, rita: Person) -> None:
        super().__init__(seed)
        self.rita, self.people = rita, [PersonFactory(name=f"收件{n}") for n in range(3)]

    @property
    def deeds(self) -> list[Deed]:
        one, who, by = self.any_of, self.dice.choice(self.people), {"by": self.rita, "now": self.now}
        return [
            *[lambda: a_parcel(who, now=self.now)] * 3,
            self.amends,
            *[lambda: parcel_days.tell([one(Parcel)], now=self.now)] * 2,
            *[self.hands_over] * 2,
            lambda: hand_back(one(Parcel), why=self.dice.choice(["unclaimed", "refused"]), **by),
            *[lambda: undo(one(Parcel), **by)] * 3,
            lambda: forget_records(Parcel.objects.filter(pk=one(Parcel).pk), now=self.now),
            *[lambda: a_shipment(who, now=self.now)] * 3,
            *[self.sends] * 2,
            lambda: shipments.give_back(one(Shipment), reason="超重", **by),
            lambda: shipments.cancel(one(Shipment), **by),
            lambda: forget_records(Shipment.objects.filter(pk=one(Shipment).pk), now=self.now),
        ]

    def amends(self) -> None:
        """To somebody else, with another carrier."""
        parcel, to = self.any_of(Parcel), self.dice.choice(self.people)
        given = {"kind": "private", "shelf": "B1", "carrier": self.dice.choice(["sf", "yto"])}
        parcels.amend(parcel, recipient=to, **given, by=self.rita, now=self.now)

    def hands_over(self) -> None:
        parcel = self.any_of(Parcel)
        hand_over([parcel], taker=parcel.recipient, code=parcel.code, by=self.rita, now=self.now)

    def sends(self) -> None:
        fee = Decimal(self.dice.randint(0, 5000)) / 100
        shipments.send(self.any_of(Shipment), number=f"SF{self.dice.randint(10**9, 10**10)}", fee=fee, by=self.rita, now=self.now)


@pytest.mark.parametrize("seed", range(count(10, 3)))
def test_after_each_look_facts_are_what_counting_anew_comes_to(seed: int, rita: Person) -> None:
    assert Shelf(seed, rita).lived() == []
    assert set(DayFacts.objects.filter(daily__in=DAILIES).values_list("daily", flat=True)) == set(DAILIES)
