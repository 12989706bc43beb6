"""Once a complaint is answered the desk asks within two working days whether the customer is satisfied."""

from frontdesk.people.models import Department, Person
from frontdesk.todos.models import Todo
from tests.factories.calls import a_complaint
from tests.moments import DAY, MINUTE, MONDAY_9AM
from tests.promised import heard
from visitors.actions import complaints

FRIDAY = MONDAY_9AM + 4 * DAY


def test_two_working_days_from_the_answer_then_the_desk_is_reminded(rita: Person, bo: Person, product: Department) -> None:
    complaints.answer(a_complaint(rita, product), by=bo, now=FRIDAY, outcome="换新")
    todo = Todo.objects.open().get()
    assert (todo.role, todo.due_at) == ("receptionist", FRIDAY + 4 * DAY)
    assert heard("complaint_waits", [todo.due_at - MINUTE, todo.due_at, todo.due_at + DAY]) == [[], ["rita"], ["rita"]]


def test_asking_settles_it(rita: Person, bo: Person, product: Department) -> None:
    complaint = complaints.answer(a_complaint(rita, product), by=bo, now=FRIDAY, outcome="换新")
    complaints.rate(complaint, by=rita, now=FRIDAY + MINUTE, score=5)
    assert heard("complaint_waits", [FRIDAY + 9 * DAY]) == [[]]
