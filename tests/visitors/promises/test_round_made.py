"""A round is done within the hour: its moments, who is told, who may know."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES
from tests.factories.parcels import a_parcel
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.actions import parcel_rounds

pytestmark = pytest.mark.django_db
ELEVEN = MONDAY_9AM + 2 * HOUR


@pytest.fixture
def todo(ann: Person) -> Todo:
    a_parcel(ann)
    made = parcel_rounds.begin(ELEVEN, now=ELEVEN)
    assert made is not None
    return Todo.objects.about(made).get()


def test_its_moments(todo: Todo) -> None:
    assert (todo.yellow_at, todo.due_at, todo.red_at) == (ELEVEN + 30 * MINUTE, ELEVEN + HOUR, ELEVEN + HOUR)


def test_the_desk_is_reminded_then_the_admin_manager_told(todo: Todo, rita: Person, olga: Person) -> None:
    told = []
    for at in (ELEVEN + 59 * MINUTE, ELEVEN + HOUR, ELEVEN + HOUR, ELEVEN + 2 * HOUR, ELEVEN + 3 * HOUR):
        before = set(Notice.objects.values_list("pk", flat=True))
        run(RULES["timed.climb_ladders"], now=at)
        told.append(sorted(Notice.objects.exclude(pk__in=before).filter(channel="inbox").values_list("reader__username", flat=True)))

    assert told == [[], ["rita"], [], ["olga"], []]


def test_it_names_the_round_to_the_desk_alone(todo: Todo, ann: Person, rita: Person) -> None:
    assert PROMISES[todo.promise].describe([todo], rita)[todo.pk].title.startswith("派送公件：")
    assert todo.pk not in PROMISES[todo.promise].describe([todo], ann)
