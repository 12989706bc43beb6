"""A report that was sent is read by everybody: after a working day who has not is reminded, after two the department's head is told."""

from datetime import datetime

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos import actions as todos
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from tests.factories.incidents import an_incident
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.actions.incidents_resolving import file_report, read_report, reopen, resolve
from visitors.actions.incidents_restricting import restrict
from visitors.models import Incident
from visitors.promises.incident_report_read import IncidentReportRead

WHEN = {  # sent: readers reminded, the head told, the admin manager told (day, month, hour)
    "a Monday": ((23, 11), (24, 11, 10), (25, 11, 10), (27, 11, 10)),
    "a Friday": ((27, 11), (30, 11, 10), (1, 12, 10), (3, 12, 10)),
    "a Saturday": ((28, 11), (1, 12, 0), (2, 12, 0), (4, 12, 0)),  # the clock begins as Monday does
    "before a make-up day": ((9, 10), (10, 10, 10), (12, 10, 10), (14, 10, 10)),
    "before the holidays": ((30, 9), (8, 10, 10), (9, 10, 10), (12, 10, 10)),
}


def at(day: int, month: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, 0, tzinfo=SHANGHAI)


def sent(by: Person, olga: Person, now: datetime, **fields: object) -> Incident:
    """Reported two hours ago, resolved an hour ago, its report sent now, all by Olga but the first."""
    made = an_incident(by, now=now - 2 * HOUR, **fields)
    resolve(made, outcome="已致歉", by=olga, now=now - HOUR)
    return file_report(made, report="经过", lessons="先核对再收款", by=olga, now=now)


def owed() -> list[tuple[str, datetime]]:
    rows = Todo.objects.open().filter(promise=IncidentReportRead.name).select_related("holder")
    return [(todo.holder.username if todo.holder else todo.role, todo.due_at) for todo in rows]


@pytest.mark.parametrize("when", WHEN)
def test_a_day_reminds_who_has_not_read_it_two_tell_the_head_four_the_admin_manager(
    when: str, rita: Person, ann: Person, bo: Person, olga: Person
) -> None:
    now, reminded, due, manager = (at(*moment) for moment in WHEN[when])
    incident = sent(rita, olga, now, department=bo.department)
    assert owed() == [("bo", due)]
    moments = [reminded - MINUTE, reminded, due - MINUTE, due, due, manager, manager + 5 * DAY]
    both, head = ["ann", "bo"], ["ann", "bo", "bo"]
    assert heard("incident_report_unread", moments) == [[], both, both, head, head, [*head, "olga"], [*head, "olga"]]
    assert incident.readings.unread().count() == 2


def test_who_has_read_it_is_left_alone_and_the_last_who_reads_settles_it(rita: Person, ann: Person, bo: Person, olga: Person) -> None:
    incident = sent(rita, olga, MONDAY_9AM, department=bo.department)
    read_report(incident, by=bo, now=MONDAY_9AM + HOUR)
    assert heard("incident_report_unread", [MONDAY_9AM + DAY]) == [["ann"]]
    assert Notice.objects.get(kind="visitors.incident_report_unread", channel="inbox").data["unread"] == "安然"
    read_report(incident, by=ann, now=MONDAY_9AM + DAY + HOUR)
    assert owed() == []
    assert heard("incident_report_unread", [MONDAY_9AM + 9 * DAY]) == [["ann"]]


def test_after_an_outage_the_head_and_no_burst(rita: Person, ann: Person, bo: Person, olga: Person) -> None:
    sent(rita, olga, MONDAY_9AM, department=bo.department)
    assert heard("incident_report_unread", [MONDAY_9AM + 3 * DAY]) == [["bo"]]


def test_written_anew_it_is_owed_anew_and_opened_again_not_at_all(rita: Person, ann: Person, bo: Person, olga: Person) -> None:
    incident = sent(rita, olga, MONDAY_9AM, department=bo.department)
    file_report(incident, report="补充", lessons="先核对再收款", by=olga, now=MONDAY_9AM + DAY)
    assert owed() == [("bo", MONDAY_9AM + 3 * DAY)]
    reopen(incident, words="又来投诉", by=olga, now=MONDAY_9AM + DAY + HOUR)
    assert owed() == []


def test_sent_to_nobody_nobody_sees_to_it(rita: Person, olga: Person) -> None:
    sent(rita, olga, MONDAY_9AM)
    assert owed() == []


def test_the_head_says_that_everybody_knows_and_who_left_is_not_waited_for(rita: Person, ann: Person, bo: Person, olga: Person) -> None:
    incident = sent(rita, olga, MONDAY_9AM, department=bo.department)
    Person.objects.filter(pk=ann.pk).update(retired_at=MONDAY_9AM, retired_by=olga)
    assert [each.person for each in incident.readings.unread()] == [bo]
    todos.tick(Todo.objects.open().get(promise=IncidentReportRead.name), by=bo, now=MONDAY_9AM + HOUR)
    assert owed() == []


def test_restricted_afterwards_it_is_seen_to_by_who_decides_and_nobody_else_hears(
    rita: Person, ann: Person, bo: Person, olga: Person
) -> None:
    other = PersonFactory(username="dan", name="丹宁", department=bo.department, roles=[Role.EMPLOYEE])
    incident = sent(rita, olga, MONDAY_9AM, department=bo.department)
    assert {each.person for each in incident.readings.unread()} == {ann, bo, other}
    restrict(incident, named=[ann], words="涉及高管", by=olga, now=MONDAY_9AM + HOUR)
    assert [each.person for each in incident.readings.unread()] == [ann, bo]  # Bo answers for it, so is named
    assert heard("incident_report_unread", [MONDAY_9AM + DAY])[0] == ["ann", "bo"]
    todo = Todo.objects.open().get(promise=IncidentReportRead.name)
    assert [bool(described([todo], person)) for person in (ann, bo, olga, other, rita)] == [True, True, True, False, False]


def test_it_opens_the_report_for_whoever_it_was_sent_to(rita: Person, ann: Person, bo: Person, olga: Person) -> None:
    incident = sent(rita, olga, MONDAY_9AM, department=bo.department)
    todo = Todo.objects.open().get(promise=IncidentReportRead.name)
    [row] = described([todo], ann)
    assert (Incident.objects.visible_to(ann).exists(), row.about.path) == (False, f"{incident.get_absolute_url()}report/")
