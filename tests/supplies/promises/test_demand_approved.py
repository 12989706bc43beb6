"""What a colleague handed in waits for the head, within the same days; what came late until the next working day."""

import pytest

from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from tests.factories.supplies_demand import CLOSES, a_round, asked, at, pens, the_form
from tests.moments import HOUR
from tests.supplies.promises.test_demand_handed_in import heard


def approval() -> Todo:
    return Todo.objects.get(promise="supplies.demand_approved")


def test_the_head_is_told_at_once_reminded_the_day_before_and_at_the_close(ann: Person, bo: Person, olga: Person) -> None:
    a_round()
    asked(ann.department, pens(), by=ann, now=at(28))
    assert (approval().holder, approval().yellow_at, approval().due_at) == (bo, at(29), CLOSES)
    assert heard("demand_asked", at(28)) == [["bo"]]
    assert heard("demand_waits", at(29) - HOUR, at(29), CLOSES) == [[], ["bo"], ["bo", "bo"]]
    assert sorted(heard("demand_waits", at(8, 9, month=10))[0]) == ["bo", "bo", "bo", "olga"]


def test_what_came_late_is_approved_by_the_end_of_the_next_working_day(ann: Person, bo: Person) -> None:
    a_round()
    asked(ann.department, pens(), by=ann, now=at(8, 10, month=10))
    assert approval().due_at == at(9, 18, month=10)


@pytest.mark.parametrize("agreed", [True, False])
def test_the_plain_answer_of_the_to_do_says_the_same(ann: Person, bo: Person, agreed: bool) -> None:
    a_round()
    asked(ann.department, pens(), by=ann)
    todos.decide(approval(), by=bo, agreed=agreed, words="减半", now=at(28))
    form = the_form(ann.department)
    assert (form.approved_at is not None, form.handed_in_at is not None, form.words) == (agreed, agreed, "" if agreed else "减半")
    open_now = set(Todo.objects.open().about(form).values_list("promise", flat=True))
    assert open_now == (set() if agreed else {"supplies.demand_handed_in"})
