"""The demo company knows where it sits."""

from random import Random

import pytest

from frontdesk.invariants import INVARIANTS
from frontdesk.office.demo.places import name_the_places
from frontdesk.people.models import Person
from frontdesk.places.models import Floor, Place, Site
from frontdesk.scene import Scene
from tests.moments import MONDAY_9AM


@pytest.mark.django_db
def test_the_demo_company_has_one_site_three_floors_and_eighteen_places_in_both_languages(olga: Person) -> None:
    name_the_places(Scene(Random(1), MONDAY_9AM, "small", cast={"olga": olga}))

    assert [model.objects.open().count() for model in (Site, Floor, Place)] == [1, 3, 18]
    assert not Place.objects.filter(name_en="").exists()
    assert list(INVARIANTS["places.open_on_open"][1]()) == []
