"""One working day from being handed in until a manager agrees or sends it back."""

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES
from supplies.actions import stocktake_approval
from tests.factories.supplies import stocked
from tests.factories.supplies_stocktakes import finished
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.supplies.promises.test_stocktake_done import reminded

pytestmark = pytest.mark.django_db


def test_the_manager_is_reminded_twice(rita: Person, olga: Person) -> None:
    finished({stocked(10): 9}, by=rita)
    todo = Todo.objects.open().get()
    assert (todo.promise, todo.role, todo.due_at) == ("supplies.stocktake_approved", "admin_manager", MONDAY_9AM + DAY)
    half = MONDAY_9AM + 12 * HOUR
    assert [reminded(at) for at in (half - MINUTE, half, todo.due_at)] == [[], [olga], [olga, olga]]


def test_agreeing_on_the_page_settles_it_and_only_who_counts_reads_its_title(rita: Person, olga: Person, ann: Person) -> None:
    made = finished({stocked(10): 9}, by=rita)
    todo = Todo.objects.open().get()
    titles = {reader: PROMISES[todo.promise].describe([todo], reader) for reader in (olga, ann)}
    assert (made.number in titles[olga][todo.pk].title, titles[ann]) == (True, {})
    stocktake_approval.approve(made, by=olga, now=MONDAY_9AM)
    assert Todo.objects.open().count() == 0
