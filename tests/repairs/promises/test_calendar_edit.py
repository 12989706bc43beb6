"""An edit of the calendar moves the deadlines of open tickets and dates, and asks no more for a dozen than for one."""

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.people.models import Department, Person
from frontdesk.todos.models import Todo
from frontdesk.todos.recompute import moved_by, recompute_open
from frontdesk.workdays.calendar import Special
from frontdesk.workdays.load import calendar
from frontdesk.workdays.models import Day
from repairs.actions import summaries
from repairs.models import Ticket
from tests.factories.repairs import a_team, reported
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 11, 24)


def test_the_preview_asks_as_often_for_a_dozen_as_for_one(ann: Person, bo: Person, olga: Person, tom: Person) -> None:
    Department.objects.filter(pk=olga.department_id).update(head=bo)
    team, counts = a_team(olga, tom), []
    shut = replace(calendar(), specials={**calendar().specials, TUESDAY: Special(False, "厂休")})
    for number, many in enumerate((1, 11)):
        made = [reported(ann, team=team, now=MONDAY_9AM + 6 * HOUR) for _ticket in range(many)]
        summary = summaries.make(TUESDAY.replace(day=23 + number), now=MONDAY_9AM + 7 * HOUR)
        for ticket in made:
            summaries.set_date(summary, ticket, on=TUESDAY, department=olga.department, by=olga, now=MONDAY_9AM + 7 * HOUR)
        counts.append(queries(lambda: moved_by(shut, now=MONDAY_9AM + 7 * HOUR)))
    assert counts[0] == counts[1] <= 8


def test_saving_writes_the_ticket_s_moment_with_the_to_do_s(ann: Person, olga: Person, tom: Person) -> None:
    ticket = reported(ann, team=a_team(olga, tom), now=MONDAY_9AM + 6 * HOUR)
    before = Todo.objects.open().about(ticket).get(promise="repairs.solution").due_at
    Day.objects.create(on=TUESDAY, is_workday=False, name_zh="厂休")
    recompute_open(now=MONDAY_9AM + 7 * HOUR, by=olga)
    after = Todo.objects.open().about(ticket).get(promise="repairs.solution").due_at
    assert (after, Ticket.objects.get().solution_due_at) == (before + DAY, before + DAY)
