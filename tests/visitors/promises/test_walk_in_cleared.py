"""Somebody who stands at the door on a Sunday is decided about in minutes: the clock of the to-do runs on the wall."""

import pytest

from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit, badges
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.promised import heard
from visitors.actions import visits
from visitors.models.visit import State

SUNDAY = MONDAY_9AM + 6 * DAY


def test_the_light_and_the_ladder_on_a_sunday(ann: Person, bo: Person, olga: Person, rita: Person) -> None:
    Person.objects.filter(pk=bo.pk).update(stand_in=rita)
    badges(1)
    arrived_visit(ann, now=SUNDAY)
    todo = Todo.objects.open().get(promise="visitors.walk_in_cleared")

    lights = [todo.light(SUNDAY + after * MINUTE).value for after in (4, 5, 9, 10)]
    told = heard("day_off_waits", [SUNDAY + after * MINUTE for after in (4, 5, 6, 9, 10, 11)])

    assert (todo.holder, todo.due_at) == (bo, SUNDAY + 10 * MINUTE)
    assert lights == ["green", "yellow", "yellow", "red"]
    assert told == [[], ["bo", "rita"], ["bo", "rita"], ["bo", "rita"], ["bo", "rita", "olga"], ["bo", "rita", "olga"]]


@pytest.mark.parametrize(("agreed", "state"), [(True, State.WAITING), (False, State.DECLINED)])
def test_the_plain_approval_of_the_to_do_says_yes_or_no(ann: Person, bo: Person, agreed: bool, state: State) -> None:
    visit = arrived_visit(ann, now=SUNDAY)
    todos.decide(Todo.objects.open().get(holder=bo), by=bo, agreed=agreed, now=SUNDAY + MINUTE, words="临时检修")
    visit.refresh_from_db()
    assert (visit.state, visit.awaits_approval) == (state, not agreed)


def test_nobody_is_chased_for_who_has_gone(ann: Person, bo: Person, olga: Person, rita: Person) -> None:
    visits.turn_away(arrived_visit(ann, now=SUNDAY), by=rita, now=SUNDAY + MINUTE)
    assert heard("day_off_waits", [SUNDAY + HOUR]) == [[]]
    assert Todo.objects.get(promise="visitors.walk_in_cleared").outcome == "withdrawn"
