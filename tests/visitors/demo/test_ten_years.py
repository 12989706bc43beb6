"""The large company's counter: as many as were asked for, of every kind, all of it over, and what must hold does."""

from random import Random

import pytest
from django.utils import timezone

from frontdesk.invariants import INVARIANTS
from frontdesk.numbers.models import Counter
from frontdesk.people.models import Department, Person
from frontdesk.scene import Scene
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import source_of
from frontdesk.timed.rule import RULES
from tests.factories.people import PersonFactory
from tests.moments import HOUR, MONDAY_9AM
from visitors.demo.incidents import what_went_wrong
from visitors.demo.ten_years import Size, tell
from visitors.models import Call, Complaint, CorrectiveAction, Incident, Message, Parcel, ParcelEvent, Shipment
from visitors.models.parcel import Why

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOW = MONDAY_9AM + 5 * HOUR
SMALL = Size(calls=1_200, complaints=60, parcels=900, waiting=20, shipments=400, incidents=90)


def test_as_many_as_were_asked_for_and_what_must_hold_does(
    at, ann: Person, bo: Person, rita: Person, olga: Person, tom: Person, product: Department
) -> None:
    at(NOW)
    cast = {"ann": ann, "bo": bo, "rita": rita, "olga": olga, "tom": tom}
    said: list[str] = []
    scene = Scene(Random(7), NOW, "large", [*cast.values(), *PersonFactory.create_batch(8, department=product)], cast, said.append)
    what_went_wrong(scene)
    dice = scene.rng.getstate()
    tell(scene, SMALL)

    assert scene.rng.getstate() == dice  # the rest of the company throws the same dice as before
    made = [model.objects.count() for model in (Call, Message, Complaint, Parcel, Shipment, Incident)]
    assert made == [1_200, 120, 60, 900, 400, 95]
    assert said[-1] == "incidents: 90 of 90"
    assert [words for name, law in INVARIANTS if name.split(".")[0] in ("visitors", "numbers", "places") for words in law()] == []
    assert set(rebuild([source_of(model) for model in (Call, Message, Complaint, Parcel, Shipment, Incident)]).values()) == {0}
    over_but_for_the_shelf()
    of_every_kind()


def over_but_for_the_shelf() -> None:
    assert (Message.objects.open().count(), Complaint.objects.open().count(), Complaint.objects.unrated().count()) == (0, 0, 0)
    assert (Call.objects.unsolved().count(), Shipment.objects.open().count(), Incident.objects.open().count()) == (0, 0, 4)
    assert (Parcel.objects.waiting().count(), Parcel.objects.untold().count()) == (20, 0)
    dated = ("visitors.parcels_unclaimed", "visitors.parcels_waiting", "visitors.parcels_told")
    assert [list(RULES[name].due(NOW, NOW)) for name in dated] == [[], [], []]


def of_every_kind() -> None:
    assert set(Call.objects.values_list("outcome", flat=True)) == {"answered", "transferred", "message"}
    assert Call.objects.filter(message__isnull=False).count() == Message.objects.count()
    assert set(Parcel.objects.values_list("how", flat=True)) == {"", "code", "signature", "round"}
    assert Parcel.objects.filter(why=Why.UNCLAIMED).exists()
    assert ParcelEvent.objects.filter(verb="receive_parcel").count() == 900
    ends = [Shipment.objects.filter(**{f"{fact}_at__isnull": False}).exists() for fact in ("sent", "given_back", "cancelled")]
    assert ends == [True, True, True]
    assert (CorrectiveAction.objects.filter(done_at__isnull=False).exists(), Counter.objects.count()) == (True, 11)
    years = {timezone.localtime(at).year for at in Incident.objects.values_list("reported_at", flat=True)}
    assert len(years) == 11
