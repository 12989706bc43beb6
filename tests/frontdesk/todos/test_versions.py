"""Settings change while clocks run: what runs keeps its settings and its elapsed time, what begins has the new ones."""

import pytest

from frontdesk.limits import actions as limits
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import moments_of
from tests.factories.visitors import arrived_visit
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.promises.host_answer import HostAnswer

pytestmark = pytest.mark.django_db


def test_what_runs_keeps_its_settings_and_what_begins_has_the_new_ones(ann: Person, olga: Person) -> None:
    arrived_visit(ann)
    first = Todo.objects.get()
    limits.change(HostAnswer, values={"again": 3, "desk": 30, "head": 40, "offer": 50}, by=olga, now=MONDAY_9AM + MINUTE)
    arrived_visit(ann, now=MONDAY_9AM + HOUR)
    second = Todo.objects.exclude(pk=first.pk).get()
    assert (first.due_at, moments_of(Todo.objects.get(pk=first.pk)).due) == (MONDAY_9AM + 5 * MINUTE,) * 2
    assert (second.due_at, moments_of(Todo.objects.get(pk=second.pk)).due) == (MONDAY_9AM + HOUR + 30 * MINUTE,) * 2
