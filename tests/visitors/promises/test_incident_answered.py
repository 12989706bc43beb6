"""An ordinary incident is answered within an hour of working time: lunch, nights, weekends and make-up days as the calendar has them."""

from datetime import datetime

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Absence, Person
from frontdesk.todos.models import Todo
from tests.factories.incidents import an_incident
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.actions import incidents
from visitors.actions.incidents_assigning import assign, grade


def at(day: int, hour: int, minute: int = 0, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


WHEN = {  # reported: reminded, answered
    "a Monday morning": (at(23, 9), at(23, 9, 30), at(23, 10)),
    "into the lunch break": (at(23, 11, 45), at(23, 13, 15), at(23, 13, 45)),
    "just as lunch begins": (at(23, 11), at(23, 11, 30), at(23, 12)),
    "in the lunch break": (at(23, 12, 20), at(23, 13, 30), at(23, 14)),
    "before the office opens": (at(23, 7), at(23, 9, 30), at(23, 10)),
    "before it closes": (at(23, 17, 45), at(24, 9, 15), at(24, 9, 45)),
    "in the evening": (at(23, 23, 30), at(24, 9, 30), at(24, 10)),
    "a Friday evening": (at(27, 17, 15), at(27, 17, 45), at(30, 9, 15)),
    "a Saturday": (at(28, 10), at(30, 9, 30), at(30, 10)),
    "a Saturday that is a working day": (at(10, 10, month=10), at(10, 10, 30, month=10), at(10, 11, month=10)),
    "the evening before a Saturday that is a working day": (at(9, 17, 40, month=10), at(10, 9, 10, month=10), at(10, 9, 40, month=10)),
    "a make-up day into a Sunday that is none": (at(10, 17, 45, month=10), at(12, 9, 15, month=10), at(12, 9, 45, month=10)),
    "a holiday": (at(2, 9, month=10), at(8, 9, 30, month=10), at(8, 10, month=10)),
    "the last hour of a year": (at(31, 23, 30, month=12), at(4, 9, 30, month=1, year=2027), at(4, 10, month=1, year=2027)),
}


@pytest.mark.parametrize("when", WHEN)
def test_half_an_hour_reminds_an_hour_tells_the_admin_manager_in_working_time(when: str, rita: Person, bo: Person, olga: Person) -> None:
    reported, reminded, due = WHEN[when]
    an_incident(rita, department=bo.department, now=reported)
    todo = Todo.objects.open().get()

    assert (todo.holder, todo.since_at, todo.yellow_at, todo.red_at, todo.due_at) == (bo, reported, reminded, due, due)
    moments = [reminded - MINUTE, reminded, due - MINUTE, due, due, due + DAY]
    assert heard("incident_late", moments) == [[], ["bo"], ["bo"], ["bo", "olga"], ["bo", "olga"], ["bo", "olga"]]


def test_whoever_has_it_hears_at_once_whatever_the_hour_and_of_a_major_one_the_clock_is_on_the_wall(
    rita: Person, bo: Person, olga: Person
) -> None:
    night = at(28, 23, 30)
    an_incident(rita, department=bo.department, now=night)
    an_incident(rita, department=bo.department, now=night, severity="major")
    heard_of = Notice.objects.filter(kind__in=["visitors.incident_given", "visitors.incident_major"], channel="inbox")
    assert {(notice.kind, notice.reader.username, notice.due_at) for notice in heard_of} == {
        ("visitors.incident_given", "bo", night),
        ("visitors.incident_major", "bo", night),
        ("visitors.incident_major", "olga", night),
    }
    due = {todo.promise: todo.due_at for todo in Todo.objects.open()}
    assert due == {"visitors.incident_answered": at(30, 10), "visitors.incident_taken": night + 10 * MINUTE}


def test_made_ordinary_it_is_owed_in_working_time_from_its_report(rita: Person, bo: Person, olga: Person) -> None:
    incident = an_incident(rita, department=bo.department, now=at(28, 10), severity="major")
    grade(incident, severity="ordinary", words="小事", by=olga, now=at(28, 10, 5))
    assert {todo.promise: todo.due_at for todo in Todo.objects.open()} == {"visitors.incident_answered": at(30, 10)}


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
