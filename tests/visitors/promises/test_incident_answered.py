"""An ordinary incident is answered within an hour, round the clock: the clock on the wall knows neither nights nor make-up days."""

from datetime import datetime

import pytest

from frontdesk.people.models import Absence, Person
from frontdesk.todos.models import Todo
from tests.factories.incidents import an_incident
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.actions import incidents
from visitors.actions.incidents_assigning import assign

WHEN = {
    "a Monday morning": MONDAY_9AM,
    "before the lunch break": MONDAY_9AM.replace(hour=11, minute=45),
    "after the office closed": MONDAY_9AM.replace(hour=23, minute=30),
    "a Saturday": MONDAY_9AM + 5 * DAY,
    "a make-up day": datetime(2026, 10, 10, 17, 45, tzinfo=SHANGHAI),
    "a holiday": datetime(2026, 10, 2, 9, 0, tzinfo=SHANGHAI),
    "the last hour of a year": datetime(2026, 12, 31, 23, 30, tzinfo=SHANGHAI),
}


@pytest.mark.parametrize("when", WHEN)
def test_half_an_hour_reminds_an_hour_tells_the_admin_manager_whatever_the_day(when: str, rita: Person, bo: Person, olga: Person) -> None:
    at = WHEN[when]
    an_incident(rita, department=bo.department, now=at)
    todo = Todo.objects.open().get()

    assert (todo.holder, todo.since_at, todo.yellow_at, todo.red_at, todo.due_at) == (bo, at, at + 30 * MINUTE, at + HOUR, at + HOUR)
    moments = [at + 29 * MINUTE, at + 30 * MINUTE, at + 59 * MINUTE, at + HOUR, at + HOUR, at + DAY]
    assert heard("incident_late", moments) == [[], ["bo"], ["bo"], ["bo", "olga"], ["bo", "olga"], ["bo", "olga"]]


def test_after_an_outage_it_is_said_once(rita: Person, bo: Person, olga: Person) -> None:
    an_incident(rita, department=bo.department)
    assert heard("incident_late", [MONDAY_9AM + 3 * HOUR, MONDAY_9AM + 4 * HOUR]) == [["olga"], ["olga"]]


def test_answered_in_time_nobody_hears(rita: Person, bo: Person, olga: Person) -> None:
    incident = an_incident(rita, department=bo.department)
    incidents.answer(incident, words="马上到", by=bo, now=MONDAY_9AM + 29 * MINUTE)
    assert heard("incident_late", [MONDAY_9AM + 30 * MINUTE, MONDAY_9AM + DAY]) == [[], []]


def test_given_on_the_clock_runs_on_from_the_report(rita: Person, bo: Person, olga: Person, tom: Person) -> None:
    incident = an_incident(rita, department=bo.department)
    assign(incident, assignee=tom, by=olga, now=MONDAY_9AM + 50 * MINUTE)
    todo = Todo.objects.open().get()
    assert (todo.holder, todo.due_at) == (tom, MONDAY_9AM + HOUR)


def test_while_no_department_has_it_the_admin_managers_are_reminded(rita: Person, bo: Person, olga: Person) -> None:
    an_incident(rita)
    assert heard("incident_late", [MONDAY_9AM + 30 * MINUTE]) == [["olga"]]


def test_whoever_acts_for_an_absent_head_is_told_and_sees_it(rita: Person, bo: Person, olga: Person, tom: Person) -> None:
    day = MONDAY_9AM.date()
    Absence.objects.create(person=bo, stand_in=tom, from_on=day, until_on=day, announced_at=MONDAY_9AM, announced_by=bo)
    incident = an_incident(rita, department=bo.department)
    assert heard("incident_given", [MONDAY_9AM]) == [["tom"]]
    assert heard("incident_late", [MONDAY_9AM + 30 * MINUTE]) == [["tom"]]
    assert incidents.Incident.objects.in_hands_of(tom).get() == incident
