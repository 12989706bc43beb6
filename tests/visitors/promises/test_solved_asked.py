"""Once it is asked whether a call was solved, the desk finds out within half a working day."""

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.calls import put_through
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.promised import heard
from visitors.actions import calls

TUESDAY_10AM = MONDAY_9AM + DAY + HOUR


def test_four_working_hours_then_the_desk_is_reminded_once(ann: Person, rita: Person) -> None:
    calls.ask(put_through(rita, ann), now=TUESDAY_10AM)
    todo = Todo.objects.open().get()

    assert (todo.role, todo.due_at) == ("receptionist", MONDAY_9AM + DAY + 6 * HOUR)  # lunch does not count
    assert heard("solved_unasked", [todo.due_at - MINUTE, todo.due_at, todo.due_at + HOUR]) == [[], ["rita"], ["rita"]]


def test_an_answer_settles_it(ann: Person, rita: Person) -> None:
    call = put_through(rita, ann)
    calls.ask(call, now=TUESDAY_10AM)
    calls.solved(call, by=ann, now=TUESDAY_10AM)
    assert heard("solved_unasked", [TUESDAY_10AM + DAY]) == [[]]
