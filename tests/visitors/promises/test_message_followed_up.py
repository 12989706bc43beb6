"""A message is followed up within one working day, by whom it is for or who stands in."""

from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import a_message
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.actions import messages

FRIDAY = MONDAY_9AM + 4 * DAY


def test_over_a_weekend_half_a_day_reminds_both_and_the_whole_tells_the_head(ann: Person, rita: Person) -> None:
    a_message(ann, by=rita, now=FRIDAY)
    todo = Todo.objects.open().get(promise="visitors.message_followed_up")

    assert (todo.holder, todo.yellow_at, todo.due_at) == (ann, FRIDAY + 12 * HOUR, FRIDAY + 3 * DAY)
    moments = [todo.yellow_at - MINUTE, todo.yellow_at, todo.due_at, todo.due_at + DAY]
    assert heard("message_waits", moments) == [[], ["ann", "tom"], ["ann", "tom", "bo"], ["ann", "tom", "bo"]]


@pytest.mark.parametrize(
    ("taken", "due"),
    [
        ("2026-11-23 09:00", "2026-11-24 09:00"),
        ("2026-11-27 17:00", "2026-11-30 17:00"),  # Friday: Monday
        ("2026-11-28 10:00", "2026-12-01 00:00"),  # on a Saturday the day begins with Monday
        ("2026-10-09 15:00", "2026-10-10 15:00"),  # Friday: a Saturday that is worked
        ("2026-10-10 15:00", "2026-10-12 15:00"),  # that Saturday: Monday
        ("2026-09-30 15:00", "2026-10-08 15:00"),  # over the holidays
    ],
)
def test_one_working_day(ann: Person, rita: Person, taken: str, due: str) -> None:
    a_message(ann, by=rita, now=moment(taken))
    assert Todo.objects.get(promise="visitors.message_followed_up").due_at == moment(due)


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


def test_following_it_up_settles_it(ann: Person, rita: Person) -> None:
    messages.follow_up(a_message(ann, by=rita), by=ann, now=MONDAY_9AM + HOUR, result="已回电")
    assert Todo.objects.open().count() == 0
