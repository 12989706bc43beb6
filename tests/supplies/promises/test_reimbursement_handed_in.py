"""The papers of a receipt are handed in on the same day; at closing time who received it is told, then the admin manager."""

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from supplies.actions import receipts
from tests.factories.supplies_purchase import a_receipt, an_order
from tests.heard import heard_by
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

NOTICE = "supplies.papers_owed"
CLOSING = MONDAY_9AM + DAY + 9 * HOUR  # Tuesday, 18:00


def test_yellow_two_hours_before_closing_then_a_reminder_then_the_manager(rita: Person, olga: Person) -> None:
    a_receipt(an_order(olga), 100, by=rita)
    todo = Todo.objects.open().get()
    assert (todo.holder, todo.yellow_at, todo.due_at) == (rita, CLOSING - 2 * HOUR, CLOSING)
    morning = CLOSING + 16 * HOUR
    moments = [CLOSING - MINUTE, CLOSING, morning - MINUTE, morning]
    assert heard_by(NOTICE, moments) == [[], ["rita"], ["rita"], ["rita", "olga"]]


def test_handing_them_in_settles_it(rita: Person, olga: Person) -> None:
    receipts.hand_in(a_receipt(an_order(olga), 100, by=rita), by=rita, now=MONDAY_9AM + DAY + HOUR)
    assert (Todo.objects.open().count(), heard_by(NOTICE, [CLOSING])) == (0, [[]])
