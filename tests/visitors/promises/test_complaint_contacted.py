"""First contact after a complaint within 24 hours, on a clock that knows no nights, weekends and holidays."""

from datetime import datetime

import pytest

from frontdesk.people.models import Department, Person
from frontdesk.todos.models import Todo
from tests.factories.calls import a_complaint
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.actions import complaints
from visitors.promises.complaint_contacted import ComplaintContacted


@pytest.mark.parametrize(
    "received",
    [
        MONDAY_9AM,
        datetime(2026, 11, 27, 17, tzinfo=SHANGHAI),
        datetime(2026, 10, 9, 17, tzinfo=SHANGHAI),
        datetime(2026, 9, 30, 17, tzinfo=SHANGHAI),
    ],
    ids=["Monday", "Friday evening", "before a make-up Saturday", "before the holidays"],
)
def test_twenty_four_hours_by_the_wall(rita: Person, bo: Person, product: Department, received: datetime) -> None:
    a_complaint(rita, product, now=received)
    todo = Todo.objects.get(promise=ComplaintContacted.name)
    assert (todo.holder, todo.yellow_at, todo.due_at) == (bo, received + 12 * HOUR, received + DAY)


def test_half_way_and_four_hours_before_the_head_is_reminded_then_the_admin_manager_is_told(
    rita: Person, bo: Person, olga: Person, product: Department
) -> None:
    a_complaint(rita, product)
    moments = [MONDAY_9AM + hours * HOUR for hours in (11, 12, 19, 20, 23, 24, 25)]
    once, twice, over = ["bo"], ["bo", "bo"], ["bo", "bo", "bo", "olga"]
    assert heard("complaint_waits", moments) == [[], once, once, twice, twice, over, over]


def test_speaking_to_the_customer_settles_it(rita: Person, bo: Person, product: Department) -> None:
    complaints.contact(a_complaint(rita, product), by=bo, now=MONDAY_9AM + MINUTE, words="已致歉")
    assert not Todo.objects.open().filter(promise=ComplaintContacted.name).exists()
