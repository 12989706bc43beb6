"""An urgent message is read within five minutes of working time."""

from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import a_message
from tests.moments import MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.actions import messages
from visitors.promises.message_read import MessageRead
from visitors.promises.urgent_message_read import UrgentMessageRead


@pytest.mark.parametrize(
    ("taken", "due"),
    [
        (MONDAY_9AM, MONDAY_9AM + 5 * MINUTE),
        (MONDAY_9AM.replace(hour=11, minute=58), MONDAY_9AM.replace(hour=13, minute=3)),  # over lunch
        (MONDAY_9AM.replace(day=27, hour=17, minute=58), MONDAY_9AM.replace(day=30, minute=3)),  # over a weekend
        (datetime(2026, 10, 10, 9, tzinfo=SHANGHAI), datetime(2026, 10, 10, 9, 5, tzinfo=SHANGHAI)),  # a make-up working day
    ],
)
def test_five_minutes_of_working_time(ann: Person, rita: Person, taken: datetime, due: datetime) -> None:
    a_message(ann, by=rita, now=taken, is_urgent=True)
    assert Todo.objects.get(promise=UrgentMessageRead.name).due_at == due
    assert not Todo.objects.filter(promise=MessageRead.name).exists()


def test_after_five_minutes_the_desk_knows_after_ten_the_head(ann: Person, rita: Person) -> None:
    a_message(ann, by=rita, is_urgent=True)
    near = ["ann", "tom", "rita"]
    moments = [MONDAY_9AM + minutes * MINUTE for minutes in (4, 5, 9, 10, 11)]
    assert heard("message_unread", moments) == [[], near, near, [*near, "bo"], [*near, "bo"]]


def test_reading_settles_it(ann: Person, rita: Person) -> None:
    messages.read(a_message(ann, by=rita, is_urgent=True), by=ann, now=MONDAY_9AM + MINUTE)
    assert heard("message_unread", [MONDAY_9AM + 20 * MINUTE]) == [[]]
