"""The demo company shows an incident in each state, whatever day it is started on."""

from datetime import datetime
from random import Random

import pytest

from frontdesk.people.models import Person
from frontdesk.scene import Scene
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.demo.incidents import what_went_wrong
from visitors.models import CorrectiveAction, Incident

pytestmark = pytest.mark.django_db
MOMENTS = {
    "a working day": MONDAY_9AM,
    "a Saturday night": MONDAY_9AM + 5 * DAY + 14 * HOUR,
    "new year": MONDAY_9AM.replace(year=2027, month=1, day=1, hour=0, minute=5),
}


@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_there_is_one_in_each_state(now: datetime, ann: Person, bo: Person, rita: Person, olga: Person, tom: Person) -> None:
    what_went_wrong(Scene(Random(7), now, "small", [], {"ann": ann, "bo": bo, "rita": rita, "olga": olga, "tom": tom}))
    assert [row.state for row in Incident.objects.order_by("pk")] == ["closed", "resolved", "reported", "in_progress", "assigned"]
    assert (Incident.objects.filter(severity="major").count(), CorrectiveAction.objects.open().count()) == (1, 1)
    assert {person.username: Incident.objects.visible_to(person).count() for person in (rita, olga, bo)} == {"rita": 5, "olga": 5, "bo": 3}
