"""A message is read within half an hour of working time: lunch, nights, weekends and make-up days as the calendar has them."""

from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import a_message
from tests.moments import HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.actions import messages
from visitors.promises.message_read import MessageRead


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("taken", "due"),
    [
        (at(23, 9), at(23, 9, 30)),
        (at(23, 11, 50), at(23, 13, 20)),  # over lunch
        (at(23, 17, 45), at(24, 9, 15)),  # over night
        (at(27, 17, 45), at(30, 9, 15)),  # over a weekend
        (at(28, 10), at(30, 9, 30)),  # on a Saturday
        (at(10, 10, month=10), at(10, 10, 30, month=10)),  # a Saturday that is a working day
        (at(1, 10, month=10), at(8, 9, 30, month=10)),  # in the holidays
    ],
)
def test_half_an_hour_of_working_time(ann: Person, rita: Person, taken: datetime, due: datetime) -> None:
    a_message(ann, by=rita, now=taken)
    assert Todo.objects.get(promise=MessageRead.name).due_at == due


def test_after_half_an_hour_both_are_reminded_after_an_hour_head_and_desk_are_told_once(ann: Person, rita: Person) -> None:
    a_message(ann, by=rita)
    moments = [MONDAY_9AM + minutes * MINUTE for minutes in (29, 30, 31, 60, 61)]
    both = ["ann", "tom"]
    assert heard("message_unread", moments) == [[], both, both, [*both, "bo", "rita"], [*both, "bo", "rita"]]


def test_after_an_outage_nobody_gets_a_burst(ann: Person, rita: Person) -> None:
    a_message(ann, by=rita)
    assert heard("message_unread", [MONDAY_9AM + 2 * HOUR]) == [["bo", "rita"]]


@pytest.mark.parametrize("step", [messages.read, messages.follow_up])
def test_reading_or_following_it_up_settles_it(ann: Person, rita: Person, step: object) -> None:
    step(a_message(ann, by=rita), by=ann, now=MONDAY_9AM + MINUTE)
    assert not Todo.objects.open().filter(promise=MessageRead.name).exists()
    assert heard("message_unread", [MONDAY_9AM + HOUR]) == [[]]
