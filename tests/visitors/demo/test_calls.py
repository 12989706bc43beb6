"""The demo company's telephone has something on every list, whatever day it is started on."""

from datetime import datetime
from random import Random

import pytest

from frontdesk.invariants import INVARIANTS
from frontdesk.people.models import Person
from frontdesk.scene import Scene
from frontdesk.todos.models import Todo
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.demo.calls import the_telephone
from visitors.models import Call, Complaint, Ring

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("now", [MONDAY_9AM, MONDAY_9AM + 5 * DAY + 14 * HOUR], ids=["a working day", "a Saturday night"])
def test_there_is_something_to_see_on_every_list(now: datetime, at, ann: Person, bo: Person, rita: Person, olga: Person) -> None:
    at(now)
    cast = {"ann": ann, "bo": bo, "rita": rita, "olga": olga}
    the_telephone(Scene(Random(7), now, "small", [*cast.values(), *PersonFactory.create_batch(8)], cast))

    assert (Call.objects.count() > 200, Ring.objects.filter(is_answered=False).exists()) == (True, True)
    assert (Call.objects.unsolved().count(), Call.objects.handed_on().count()) == (2, 1)
    assert [Complaint.objects.count(), Complaint.objects.uncontacted().count(), Complaint.objects.unrated().count()] == [4, 1, 1]
    assert set(Todo.objects.open().values_list("promise", flat=True)) >= {"visitors.solved_asked", "visitors.complaint_contacted"}
    assert list(INVARIANTS["visitors.no_forgotten_word"][1]()) == []
