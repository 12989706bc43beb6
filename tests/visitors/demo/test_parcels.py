"""The demo company's shelf holds parcels in every state, whatever moment it is started on."""

from datetime import datetime
from random import Random

import pytest

from frontdesk.people.models import Department, Person
from frontdesk.scene import Scene
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.demo.parcels import a_shelf_of_parcels
from visitors.invariants import parcels_go_back
from visitors.models import Parcel, ParcelRound, Shipment

pytestmark = pytest.mark.django_db
MOMENTS = {"a working day": MONDAY_9AM + 5 * HOUR, "a Saturday night": MONDAY_9AM + 5 * DAY + 14 * HOUR, "midnight": MONDAY_9AM - 9 * HOUR}


@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_there_is_something_in_every_state(now: datetime, ann: Person, rita: Person, product: Department) -> None:
    people = [ann, rita, *PersonFactory.create_batch(12, department=product)]
    a_shelf_of_parcels(Scene(Random(7), now, "small", people, {"ann": ann, "rita": rita}))

    waiting = Parcel.objects.waiting()
    assert (waiting.count(), waiting.filter(unclaimed_at__isnull=False).count(), waiting.filter(is_damaged=True).count()) == (10, 1, 1)
    assert waiting.filter(recipient=ann).count() == 2
    assert ParcelRound.objects.get().parcels.count() == 6
    assert set(Parcel.objects.exclude(how="").values_list("how", flat=True)) == {"code", "signature", "round"}
    assert not Parcel.objects.filter(carrier="other").exists()
    assert (Shipment.objects.open().count(), Shipment.objects.filter(given_back_at__isnull=False).count()) == (3, 1)
    assert Shipment.objects.filter(sent_at__isnull=False).count() > 10
    assert list(parcels_go_back()) == []
