"""Three working days to tick a sample; the last tick settles it."""

import pytest

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.factories.visitors import a_sampled_record, arrived_visit
from tests.moments import DAY, MINUTE, MONDAY_9AM
from tests.promised import heard
from visitors.actions import accuracy

DRAWN = MONDAY_9AM + 7 * DAY


@pytest.fixture
def sample(ann: Person, olga: Person):
    for number in range(3):
        arrived_visit(ann, name=f"来{number}客")
    return a_sampled_record().sample


def test_yellow_after_two_days_red_and_reminded_after_three(sample, olga: Person) -> None:
    todo = Todo.objects.open().get(promise="visitors.accuracy_checked")
    assert (todo.role, todo.yellow_at, todo.due_at) == ("admin_manager", DRAWN + 2 * DAY, DRAWN + 3 * DAY)
    assert heard("accuracy_owed", [todo.due_at - MINUTE, todo.due_at]) == [[], ["olga"]]


def test_the_last_tick_settles_it_and_nothing_changes_afterwards(sample, olga: Person) -> None:
    first, *rest = sample.records.all()
    with pytest.raises(Refused) as no_word:
        accuracy.tick(first, is_right=False, by=olga, now=DRAWN)
    accuracy.tick(first, is_right=False, wrong="mobile", by=olga, now=DRAWN)
    accuracy.tick(first, is_right=True, by=olga, now=DRAWN)  # a slip is mended
    for record in rest:
        accuracy.tick(record, is_right=True, by=olga, now=DRAWN)
    with pytest.raises(Refused) as finished:
        accuracy.tick(first, is_right=False, wrong="host", by=olga, now=DRAWN)
    sample.refresh_from_db()
    assert (
        no_word.value.code,
        finished.value.code,
        sample.done_by,
        Todo.objects.open().filter(promise="visitors.accuracy_checked").count(),
    ) == (
        "wrong",
        "done",
        olga,
        0,
    )
