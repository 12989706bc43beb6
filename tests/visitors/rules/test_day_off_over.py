"""The to-do of a day off that nobody decided closes when the day is over, with words; who stands at the door is still decided about."""

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.visitors import a_group, arrived_visit, badges, expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import approving

SUNDAY = MONDAY_9AM + 6 * DAY
MIDNIGHT = MONDAY_9AM + 7 * DAY - 9 * HOUR
pytestmark = pytest.mark.django_db


def look(*moments: object) -> list[int]:
    found = [run(RULES["visitors.day_off_over"], now=now) for now in moments]
    assert not any(looked.errors for looked in found)
    return [len(looked.acted) for looked in found]


def test_before_and_after_the_day_and_again(ann: Person, bo: Person) -> None:
    visit = expected_visit(ann, expected_at=SUNDAY, off_day_reason="只能周日")
    assert look(MONDAY_9AM, MIDNIGHT - MINUTE, MIDNIGHT, MIDNIGHT + MINUTE) == [0, 0, 1, 0]
    todo = Todo.objects.get()
    assert (todo.outcome, todo.words, todo.done_at) == ("withdrawn", "当天已过，无人审批。", MIDNIGHT)
    visit.refresh_from_db()
    assert (visit.cleared_at, visit.declined_at, visit.cancelled_at) == (None, None, None)


def test_an_outage_of_days_ends_in_the_same(ann: Person, bo: Person) -> None:
    expected_visit(ann, expected_at=SUNDAY, off_day_reason="只能周日")
    assert (look(MIDNIGHT + 3 * DAY), Todo.objects.open().count()) == ([1], 0)


def test_of_a_group_the_one_to_do_goes_and_nobody_else_is_asked(ann: Person, bo: Person) -> None:
    a_group(ann, 3, expected_at=SUNDAY, off_day_reason="展会")
    assert (look(MIDNIGHT), Todo.objects.count(), Todo.objects.open().count()) == ([1], 1, 0)


def test_what_was_decided_and_who_stands_at_the_door_are_left_alone(ann: Person, bo: Person) -> None:
    badges(1)
    approving.clear(expected_visit(ann, expected_at=SUNDAY, off_day_reason="只能周日"), by=bo, now=MONDAY_9AM)
    arrived_visit(ann, now=MIDNIGHT - MINUTE)
    assert (look(MIDNIGHT + MINUTE), Todo.objects.open().filter(promise="visitors.walk_in_cleared").count()) == ([0], 1)
