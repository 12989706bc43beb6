"""A business intention is the head's of the department it was handed to, for one working day; then the head above hears."""

from datetime import timedelta

from frontdesk.people.models import Department, Person
from frontdesk.todos.models import Todo
from tests.factories.people import DepartmentFactory
from tests.factories.visitors import an_outcome
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.promised import heard
from visitors.promises.intention_followed_up import IntentionFollowedUp

NOTED = MONDAY_9AM + HOUR


def test_the_head_owes_it_and_the_head_above_hears_after_a_working_day(ann: Person, rita: Person, tom: Person, olga: Person) -> None:
    sales = DepartmentFactory(name="销售部", name_en="Sales", head=tom, parent=olga.department)
    friday = NOTED + 4 * DAY
    an_outcome(ann, intention="想采购传感器", department=sales, by=rita, now=friday)
    todo = Todo.objects.open().get(promise=IntentionFollowedUp.name)
    Person.objects.filter(pk=tom.pk).update(department=sales)

    assert (todo.holder, todo.due_at) == (tom, friday + 3 * DAY)
    assert heard("intention_handed_on", []) == []
    assert heard("intention_late", [todo.due_at - MINUTE, todo.due_at, todo.due_at + DAY]) == [[], ["tom", "olga"], ["tom", "olga"]]


def test_a_department_without_a_head_leaves_it_to_the_admin_manager(ann: Person, rita: Person, olga: Person) -> None:
    an_outcome(ann, intention="想采购传感器", department=DepartmentFactory(name="市场部", head=None), by=rita)
    todo = Todo.objects.open().get(promise=IntentionFollowedUp.name)
    assert (todo.holder, todo.role) == (None, "admin_manager")
    assert Department.objects.filter(pk=ann.department_id).exists()
    assert todo.due_at - todo.since_at == timedelta(days=1)
