"""Once a booking and beginning; the truth table stands in promises/test_room_prepared.py."""

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from meetings.actions import preparing
from tests.factories.meetings import TOMORROW_10, booked
from tests.moments import DAY, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


def test_only_where_the_office_serves_and_once(olga: Person, rita: Person) -> None:
    preparing.take_usual(by=olga, now=MONDAY_9AM)
    run(RULES["meetings.owe_preparation"], now=MONDAY_9AM)
    booked(rita, begins=TOMORROW_10 + 120 * MINUTE)
    mine = booked(rita, is_served=True)
    for minute in range(3):
        run(RULES["meetings.owe_preparation"], now=TOMORROW_10 - DAY + minute * MINUTE)
    assert list(Todo.objects.filter(promise="meetings.room_prepared").values_list("subject_id", flat=True)) == [mine.pk]
