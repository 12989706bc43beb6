"""What was owed to a meeting that is over goes, once; what is still owed stays."""

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Outcome, Todo
from meetings.actions import serving
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
RULE = "meetings.let_go_of_service"


def test_at_its_end_and_not_before_and_as_not_done(ann: Person, rita: Person) -> None:
    run(RULES[RULE], now=MONDAY_9AM)
    mine = booked(ann, is_served=True)
    long = booked(ann, room=a_room("乙"), hours=3, is_served=True)
    for each in (mine, long):
        serving.owe_service(each, now=TOMORROW_10 - HOUR)
        serving.ask(each, "tea", by=ann, now=TOMORROW_10)
    run(RULES[RULE], now=TOMORROW_10 + HOUR - MINUTE)
    assert Todo.objects.open().count() == 4 + 2  # with the two that ask whether the office agrees
    for minute in range(2):
        run(RULES[RULE], now=TOMORROW_10 + HOUR + minute * MINUTE)
    gone = Todo.objects.filter(outcome=Outcome.WITHDRAWN)
    assert sorted(gone.values_list("promise", flat=True)) == ["meetings.request_answered", "meetings.service_there"]
