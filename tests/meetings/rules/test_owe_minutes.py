"""Once a meeting, from its real end on; the lights and the ladder stand in promises/test_minutes_issued.py."""

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from meetings.models import Meeting
from tests.factories.meetings import TOMORROW_10, booked
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db


def test_where_minutes_are_written_and_once_however_long_nobody_looked(ann: Person) -> None:
    booked(ann)
    other = booked(ann, begins=TOMORROW_10 + 2 * HOUR)
    Meeting.objects.filter(pk=other.meeting_id).update(wants_minutes=True)
    run(RULES["meetings.owe_minutes"], now=MONDAY_9AM)
    for _turn in range(2):
        run(RULES["meetings.owe_minutes"], now=MONDAY_9AM + 9 * DAY)
    assert list(Todo.objects.values_list("subject_id", "since_at")) == [(other.meeting_id, other.ends_at)]
