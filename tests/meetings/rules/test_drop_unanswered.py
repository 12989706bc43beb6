"""What was asked for and is over is not owed any more; what is to come is."""

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Outcome, Todo
from meetings.models import Rights
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


def test_the_to_do_goes_with_its_time(ann: Person) -> None:
    room = a_room(rights=Rights.ASK)
    over, coming = booked(ann, room=room), booked(ann, room=room, begins=TOMORROW_10 + 2 * HOUR)
    run(RULES["meetings.drop_unanswered"], now=MONDAY_9AM)
    run(RULES["meetings.drop_unanswered"], now=TOMORROW_10 + HOUR + MINUTE)
    assert dict(Todo.objects.values_list("subject_id", "outcome")) == {over.pk: Outcome.WITHDRAWN, coming.pk: ""}
