"""A corrective action is done until the office closes on its day; a day off beforehand is no day of warning."""

from datetime import date, datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.incidents import an_action, an_incident
from tests.moments import MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.actions.incidents_acting import do_action


def at(year: int, month: int, day: int) -> datetime:
    """When the office closes on that day."""
    return datetime(year, month, day, 18, tzinfo=SHANGHAI)


WHEN = {  # its day → when it is warned of, when it is due
    "a Wednesday": (date(2026, 11, 25), at(2026, 11, 24), at(2026, 11, 25)),
    "a Monday: warned on Friday": (date(2026, 11, 30), at(2026, 11, 27), at(2026, 11, 30)),
}


@pytest.mark.parametrize("when", WHEN)
def test_warned_a_working_day_before_and_told_when_it_is_over(when: str, rita: Person, olga: Person, bo: Person, ann: Person) -> None:
    day, warned, due = WHEN[when]
    an_action(an_incident(rita), ann, olga, due_on=day)
    todo = Todo.objects.open().get(promise="visitors.corrective_action_done")

    assert (todo.holder, todo.yellow_at, todo.due_at) == (ann, warned, due)
    moments = [warned - MINUTE, warned, due - MINUTE, due]
    assert heard("corrective_action_due", moments) == [[], ["ann"], ["ann"], ["ann", "ann", "bo", "olga"]]


def test_done_nobody_hears(rita: Person, olga: Person, ann: Person) -> None:
    action = an_action(an_incident(rita), ann, olga)
    do_action(action, result="已修订", by=ann, now=MONDAY_9AM)
    assert heard("corrective_action_due", [MONDAY_9AM.replace(month=12, day=5)]) == [[]]
