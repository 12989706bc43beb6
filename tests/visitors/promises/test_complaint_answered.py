"""What came of a complaint is told within five working days."""

from datetime import datetime

import pytest

from frontdesk.people.models import Department, Person
from frontdesk.todos.models import Todo
from tests.factories.calls import a_complaint
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.actions import complaints
from visitors.promises.complaint_answered import ComplaintAnswered


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (MONDAY_9AM, MONDAY_9AM + 7 * DAY),  # over a weekend
        (datetime(2026, 10, 8, 10, tzinfo=SHANGHAI), datetime(2026, 10, 14, 10, tzinfo=SHANGHAI)),  # the Saturday is a working day
    ],
)
def test_five_working_days(rita: Person, bo: Person, product: Department, received: datetime, due: datetime) -> None:
    a_complaint(rita, product, now=received)
    assert Todo.objects.get(promise=ComplaintAnswered.name).due_at == due


def test_a_day_before_the_head_is_reminded_then_the_admin_manager_is_told(
    rita: Person, bo: Person, olga: Person, product: Department
) -> None:
    complaint = a_complaint(rita, product)
    complaints.contact(complaint, by=bo, now=MONDAY_9AM, words="已致歉")
    todo = Todo.objects.open().get()
    moments = [todo.yellow_at - MINUTE, todo.yellow_at, todo.due_at - MINUTE, todo.due_at]
    assert todo.yellow_at == MONDAY_9AM + 4 * DAY
    assert heard("complaint_waits", moments) == [[], ["bo"], ["bo"], ["bo", "bo", "olga"]]


def test_an_answer_settles_it(rita: Person, bo: Person, product: Department) -> None:
    complaints.answer(a_complaint(rita, product), by=bo, now=MONDAY_9AM + HOUR, outcome="换新")
    assert not Todo.objects.open().filter(promise=ComplaintAnswered.name).exists()
