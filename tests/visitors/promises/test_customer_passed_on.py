"""A new customer is handed on within two minutes of the end of the call, on a clock that knows no nights and no holidays."""

from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.calls import a_call
from tests.moments import MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.promises.customer_passed_on import CustomerPassedOn


@pytest.mark.parametrize(
    "ended",
    [
        MONDAY_9AM,
        datetime(2026, 10, 10, 9, tzinfo=SHANGHAI),
        datetime(2026, 10, 1, 20, tzinfo=SHANGHAI),
        datetime(2026, 11, 27, 17, 59, tzinfo=SHANGHAI),
    ],
    ids=["Monday", "make-up Saturday", "holiday evening", "a minute before the weekend"],
)
def test_two_minutes_by_the_wall(rita: Person, ended: datetime) -> None:
    a_call(rita, is_new_customer=True, now=ended)
    todo = Todo.objects.get(promise=CustomerPassedOn.name)
    assert (todo.yellow_at, todo.due_at) == (ended + MINUTE, ended + 2 * MINUTE)


def test_then_the_desk_hands_on_itself_and_after_half_an_hour_the_admin_manager_is_told(rita: Person, olga: Person) -> None:
    a_call(rita, is_new_customer=True)
    moments = [MONDAY_9AM + minutes * MINUTE for minutes in (1, 2, 29, 30, 31)]
    assert heard("hand_off_late", moments) == [[], ["rita"], ["rita"], ["rita", "olga"], ["rita", "olga"]]


def test_written_down_late_it_is_late_at_once(rita: Person) -> None:
    a_call(rita, is_new_customer=True, began_at=MONDAY_9AM - 20 * MINUTE, ended_at=MONDAY_9AM - 15 * MINUTE)
    todo = Todo.objects.get(promise=CustomerPassedOn.name)
    assert (todo.light(MONDAY_9AM).value, heard("hand_off_late", [MONDAY_9AM])) == ("red", [["rita"]])
