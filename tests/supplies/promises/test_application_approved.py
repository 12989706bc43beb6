"""A purchase application is decided within two working days, or the admin manager hears of it again."""

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from supplies.actions import applications
from tests.factories.supplies_purchase import an_application
from tests.heard import heard_by
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

NOTICE = "supplies.application_waits"


def test_after_one_working_day_a_reminder_after_two_another(ann: Person, olga: Person) -> None:
    an_application(ann)
    todo = Todo.objects.open().get()
    assert (todo.yellow_at, todo.due_at) == (MONDAY_9AM + DAY, MONDAY_9AM + 2 * DAY)
    moments = [MONDAY_9AM + DAY - MINUTE, MONDAY_9AM + DAY, MONDAY_9AM + 2 * DAY, MONDAY_9AM + 9 * DAY]
    assert heard_by(NOTICE, moments) == [[], ["olga"], ["olga", "olga"], ["olga", "olga"]]


def test_what_is_decided_is_not_reminded_of(ann: Person, olga: Person) -> None:
    applications.refuse(an_application(ann), words="先用库存", by=olga, now=MONDAY_9AM + HOUR)
    assert (Todo.objects.open().count(), heard_by(NOTICE, [MONDAY_9AM + 2 * DAY])) == (0, [[]])
