"""When the day on which an order was expected is over its buyer is told, two working days later the admin manager."""

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos.models import Todo
from tests.factories.people import PersonFactory
from tests.factories.supplies_purchase import a_receipt, an_order
from tests.heard import heard_by
from tests.moments import DAY, MINUTE, MONDAY_9AM

NOTICE = "supplies.order_late"
OVER = MONDAY_9AM.replace(hour=0) + 4 * DAY  # ordered on Monday, expected on Thursday


def a_buyer() -> Person:
    return PersonFactory(username="lei", roles=[Role.LOGISTICS_OFFICER])


def test_the_buyer_hears_when_the_day_is_over_and_the_manager_two_working_days_later(olga: Person) -> None:
    buyer = a_buyer()
    an_order(buyer)
    todo = Todo.objects.open().get()
    assert (todo.holder, todo.yellow_at, todo.due_at) == (buyer, OVER - DAY, OVER)
    later = OVER + 4 * DAY  # Friday, then a weekend
    assert heard_by(NOTICE, [OVER - MINUTE, OVER, later - MINUTE, later]) == [[], ["lei"], ["lei"], ["lei", "olga"]]


def test_part_of_it_is_late_still_and_all_of_it_settles(olga: Person, rita: Person) -> None:
    order = an_order(a_buyer(), 100)
    a_receipt(order, 40, by=rita)
    assert heard_by(NOTICE, [OVER]) == [["lei"]]
    a_receipt(order, 60, by=rita)
    assert not Todo.objects.open().filter(promise="supplies.order_arrived").exists()
    assert heard_by(NOTICE, [OVER + 9 * DAY]) == [["lei"]]
