"""The demo company's lists of what is to come are never empty, whatever day it is started on."""

from datetime import datetime
from random import Random

import pytest

from frontdesk.people.models import Person
from frontdesk.scene import Scene
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.demo.to_come import PARTY, REGISTERS, to_come
from visitors.models import Message, RecurringPass, RegisterExport, RollCall, Visit, VisitGroup, VisitRequest

pytestmark = pytest.mark.django_db
MOMENTS = {
    "a working day": MONDAY_9AM,
    "a Saturday night": MONDAY_9AM + 5 * DAY + 14 * HOUR,
    "the end of a Friday": MONDAY_9AM + 4 * DAY + 14 * HOUR,
}


@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_there_is_something_to_see_on_every_list(now: datetime, at, ann: Person, bo: Person, rita: Person, olga: Person) -> None:
    at(now)
    cast = {"ann": ann, "bo": bo, "rita": rita, "olga": olga}
    to_come(Scene(Random(7), now, "small", [*cast.values(), *PersonFactory.create_batch(8)], cast))
    models = (VisitRequest, VisitGroup, RecurringPass, Message, RegisterExport, RollCall)
    assert [model._default_manager.count() for model in models] == [4, 1, 1, 3, REGISTERS, 1]
    assert Visit.objects.filter(group__isnull=False).count() == len(PARTY)
    assert Visit.objects.get(is_vip=True).vip_items.count() == 3
