"""The demo company's repairs stand ready: computers go to one team, everything else to the other, and nobody throws the dice."""

from random import Random

import pytest

from frontdesk.office.demo.places import name_the_places
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.places.models import Place
from frontdesk.scene import Scene
from repairs.demo.setup import THINGS, set_up_repairs
from repairs.finding.routing import choose
from repairs.models import Category, Contractor, Membership, Thing
from tests.factories.people import PersonFactory
from tests.moments import HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db


def test_every_fault_finds_somebody_in_office_hours(rita: Person, olga: Person, tom: Person) -> None:
    PersonFactory.create_batch(3, department=olga.department, roles=[Role.EMPLOYEE])
    scene = Scene(Random(7), MONDAY_9AM, "small", list(Person.objects.order_by("pk")), {"rita": rita, "olga": olga, "tom": tom})
    name_the_places(scene)
    set_up_repairs(scene)
    assert scene.rng.getstate() == Random(7).getstate()
    assert (Thing.objects.count(), Contractor.objects.count(), Membership.objects.count()) == (len(THINGS), 2, 4)
    here = Place.objects.get(name="2 层茶水间")
    goes = {str(each): choose(each, here, MONDAY_9AM + HOUR) for each in Category.objects.all()}
    assert all(choice.chosen for choice in goes.values())
    assert {name for name, choice in goes.items() if choice.team.name == "信息技术组"} == {"电脑和打印机", "软件和账号", "网络和电话"}
    assert goes["水和管道"].chosen.membership.person == tom
