"""The report stands within 24 hours of the incident being resolved, counted on the wall."""

from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.incidents import an_incident
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.actions.incidents_resolving import file_report, reopen, resolve

WHEN = {
    "a Monday morning": MONDAY_9AM + HOUR,
    "Friday evening": MONDAY_9AM.replace(day=27, hour=18),
    "the day before a holiday": datetime(2026, 9, 30, 17, 0, tzinfo=SHANGHAI),
    "a make-up day": datetime(2026, 10, 10, 17, 0, tzinfo=SHANGHAI),
}


@pytest.mark.parametrize("when", WHEN)
def test_four_hours_before_it_is_reminded_of_then_head_and_manager_hear(when: str, rita: Person, bo: Person, olga: Person) -> None:
    at = WHEN[when]
    incident = an_incident(rita, department=bo.department, now=at - HOUR)
    resolve(incident, outcome="已致歉", by=bo, now=at)
    todo = Todo.objects.open().get()

    assert (todo.holder, todo.since_at, todo.yellow_at, todo.due_at) == (bo, at, at + 20 * HOUR, at + DAY)
    moments = [at + 20 * HOUR - MINUTE, at + 20 * HOUR, at + DAY - MINUTE, at + DAY, at + 3 * DAY]
    assert heard("incident_report_owed", moments) == [[], ["bo"], ["bo"], ["bo", "bo", "olga"], ["bo", "bo", "olga"]]


def test_written_nobody_hears_and_opened_again_it_is_owed_from_the_new_end(rita: Person, bo: Person, olga: Person) -> None:
    incident = an_incident(rita, department=bo.department)
    resolve(incident, outcome="已致歉", by=bo, now=MONDAY_9AM)
    file_report(incident, report="经过", lessons="教训", by=bo, now=MONDAY_9AM + HOUR)
    assert heard("incident_report_owed", [MONDAY_9AM + 2 * DAY]) == [[]]

    reopen(incident, words="又来投诉", by=bo, now=MONDAY_9AM + 3 * DAY)
    resolve(incident, outcome="已赔偿", by=bo, now=MONDAY_9AM + 4 * DAY)
    assert Todo.objects.open().get().due_at == MONDAY_9AM + 5 * DAY
