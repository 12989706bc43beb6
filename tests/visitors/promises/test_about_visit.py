"""To-dos about visits are described together, whatever each promises: each in its own words, with the questions of one."""

import pytest
from django.utils.translation import override

from frontdesk.people.models import Person
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit, left_visit
from tests.queries import queries

pytestmark = pytest.mark.django_db


def test_of_two_promises_each_says_its_own_and_none_asks_more(ann: Person) -> None:
    arrived_visit(ann, name="甲")
    left_visit(ann, name="乙")
    todos = list(Todo.objects.open().filter(promise__in=["visitors.host_answer", "visitors.thanks_within_a_day"]).order_by("promise"))
    assert [todo.promise for todo in todos] == ["visitors.host_answer", "visitors.thanks_within_a_day"]
    alone, both = (queries(lambda some=some: described(some, ann)) for some in (todos[:1], todos))
    with override("en"):
        titles = [row.about.title for row in described(todos, ann)]
    assert (alone == both, ["甲" in titles[0], "乙" in titles[1]], len(set(titles))) == (True, [True, True], 2)
