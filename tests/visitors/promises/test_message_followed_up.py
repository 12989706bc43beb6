"""A message is followed up within one working day, by whom it is for or who stands in."""

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import a_message
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.promised import heard
from visitors.actions import messages

FRIDAY = MONDAY_9AM + 4 * DAY


def test_over_a_weekend_half_a_day_reminds_both_and_the_whole_tells_the_head(ann: Person, rita: Person) -> None:
    a_message(ann, by=rita, now=FRIDAY)
    todo = Todo.objects.open().get(promise="visitors.message_followed_up")

    assert (todo.holder, todo.yellow_at, todo.due_at) == (ann, FRIDAY + 12 * HOUR, FRIDAY + 3 * DAY)
    moments = [todo.yellow_at - MINUTE, todo.yellow_at, todo.due_at, todo.due_at + DAY]
    assert heard("message_waits", moments) == [[], ["ann", "tom"], ["ann", "tom", "bo"], ["ann", "tom", "bo"]]


def test_following_it_up_settles_it(ann: Person, rita: Person) -> None:
    messages.follow_up(a_message(ann, by=rita), by=ann, now=MONDAY_9AM + HOUR, result="已回电")
    assert Todo.objects.open().count() == 0
