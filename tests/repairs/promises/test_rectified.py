"""A date on a department without a head is the admin managers'; the calendar moves it to the day's closing."""

from datetime import date

import pytest

from frontdesk.people.models import Department, Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import moments_of
from repairs.actions import summaries
from tests.factories.repairs import a_team, reported
from tests.moments import DAY, HOUR, MONDAY_9AM


@pytest.mark.django_db
def test_without_a_head_it_is_the_managers(ann: Person, olga: Person, rita: Person, office: Department) -> None:
    Department.objects.filter(pk=office.pk).update(head=None)
    ticket = reported(ann, team=a_team(rita))
    made = summaries.set_date(summaries.make(MONDAY_9AM.date(), now=MONDAY_9AM), ticket, on=date(2026, 11, 28), by=olga, now=MONDAY_9AM)
    todo = Todo.objects.open().about(made).get()
    assert (todo.holder, todo.role) == (None, "admin_manager")
    assert moments_of(todo).due == MONDAY_9AM + 5 * DAY + 9 * HOUR  # a Saturday: the hour of a day off
