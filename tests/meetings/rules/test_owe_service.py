"""Once a booking, room and beginning, an hour before; the truth table stands in promises/test_service_there.py."""

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


def test_only_where_the_office_serves_an_hour_before_and_once(rita: Person) -> None:
    rule = RULES["meetings.owe_service"]
    run(rule, now=MONDAY_9AM)
    booked(rita, room=a_room("乙"))
    mine = booked(rita, is_served=True)
    run(rule, now=TOMORROW_10 - HOUR - MINUTE)
    assert not Todo.objects.filter(promise="meetings.service_there").exists()
    for minute in range(3):
        run(rule, now=TOMORROW_10 - HOUR + minute * MINUTE)
    assert list(Todo.objects.filter(promise="meetings.service_there").values_list("subject_id", flat=True)) == [mine.pk]
