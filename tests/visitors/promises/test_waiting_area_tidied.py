"""Tidy within five minutes of a leaving, red after ten, the admin manager after thirty; ticked off by hand."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Company, Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit
from tests.moments import MINUTE, MONDAY_9AM
from visitors.actions import visits

pytestmark = pytest.mark.django_db


@pytest.fixture
def todo(ann: Person, rita: Person, olga: Person) -> Todo:
    Company.objects.create()
    visits.check_out(arrived_visit(ann, purpose="delivery"), by=rita, now=MONDAY_9AM)
    return Todo.objects.open().get()


def test_the_light_and_the_manager(todo: Todo) -> None:
    lights = [todo.light(MONDAY_9AM + minutes * MINUTE).value for minutes in (0, 4, 5, 9, 10)]
    for minutes in (10, 29, 30, 31):
        run(RULES["timed.climb_ladders"], now=MONDAY_9AM + minutes * MINUTE)

    assert (lights, todo.role, todo.due_at) == (["green", "green", "yellow", "yellow", "red"], "receptionist", MONDAY_9AM + 5 * MINUTE)
    assert [notice.reader.username for notice in Notice.objects.filter(kind="visitors.waiting_area_untidy", channel="inbox")] == ["olga"]


def test_ticked_off_by_hand_and_the_next_who_leaves_opens_another(todo: Todo, ann: Person, rita: Person) -> None:
    todos.tick(todo, by=rita, now=MONDAY_9AM + MINUTE)
    visits.check_out(arrived_visit(ann, purpose="delivery"), now=MONDAY_9AM + 2 * MINUTE)
    assert [each.since_at for each in Todo.objects.open()] == [MONDAY_9AM + 2 * MINUTE]
