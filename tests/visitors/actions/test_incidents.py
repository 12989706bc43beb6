"""Incidents: what must be known, who hears how, the number, the hold, the time line that nobody changes."""

from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from frontdesk import append_only
from frontdesk.outbox.models import Channel, Manner, Notice, Quiet
from frontdesk.people.models import Department, DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.factories.incidents import an_incident, resolved
from tests.factories.visitors import left_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import incidents
from visitors.actions.incidents_assigning import assign, grade
from visitors.models import Incident, IncidentEntry, IncidentWords
from visitors.triggers import TIME_LINE

pytestmark = pytest.mark.django_db
AT_NIGHT = datetime(2026, 11, 28, 23, 30, tzinfo=MONDAY_9AM.tzinfo)  # a Saturday


def refused(do: object, *given: object, **more: object) -> str:
    with pytest.raises(Refused) as answer:
        do(*given, **more)
    return answer.value.code


def told(kind: str) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(kind=f"visitors.{kind}").order_by("pk").select_related("reader")
    return [(row.reader.username, row.channel) for row in rows]


def line(incident: Incident) -> list[tuple[str, str]]:
    rows = IncidentEntry.objects.filter(incident=incident).select_related("wording")
    return [(row.step, row.wording.words if hasattr(row, "wording") else "") for row in rows]


def test_numbers_are_counted_by_the_year_without_a_hole(rita: Person, olga: Person) -> None:
    an_incident(rita)
    assert refused(an_incident, rita, words=" ") == "words"
    an_incident(rita)
    an_incident(rita, now=MONDAY_9AM.replace(year=2027, month=1, day=4))
    assert list(Incident.objects.order_by("pk").values_list("number", flat=True)) == ["SJ-2026-001", "SJ-2026-002", "SJ-2027-001"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"words": ""}, "words"),
        ({"kind": "storm"}, "kind"),
        ({"mood": "bored"}, "mood"),
        ({"severity": "huge"}, "severity"),
        ({"happened_at": MONDAY_9AM + MINUTE}, "future"),
    ],
)
def test_what_nobody_could_act_on_is_refused(rita: Person, olga: Person, given: dict[str, object], code: str) -> None:
    assert (refused(an_incident, rita, **given), Incident.objects.count(), Todo.objects.count()) == (code, 0, 0)


def test_a_department_without_anybody_to_answer_is_refused(rita: Person, office: Department) -> None:
    assert refused(an_incident, rita, department=office) == "department"


@pytest.mark.parametrize(("kind", "severity"), [("quality", "major"), ("injury", "major"), ("safety", "major"), ("dispute", "ordinary")])
def test_complaints_about_quality_are_proposed_as_major(rita: Person, olga: Person, kind: str, severity: str) -> None:
    assert an_incident(rita, kind=kind, severity="").severity == severity


def test_an_ordinary_one_is_told_to_the_head_of_the_department_who_owes_the_answer(rita: Person, ann: Person, bo: Person) -> None:
    incident = an_incident(rita, department=ann.department)
    todo = Todo.objects.open().get()

    assert (incident.state, incident.assignee) == ("assigned", bo)
    assert told("incident_given") == [("bo", "inbox"), ("bo", "mail")]
    assert (todo.promise, todo.holder, todo.due_at) == ("visitors.incident_answered", bo, MONDAY_9AM + HOUR)


def test_without_a_department_the_admin_manager_owes_the_answer_until_it_is_given_to_one(rita: Person, olga: Person, bo: Person) -> None:
    incident = an_incident(rita)
    first = Todo.objects.open().get()
    assign(incident, department=bo.department, by=olga, now=MONDAY_9AM + 40 * MINUTE)
    then = Todo.objects.open().get()

    assert (incident.state, first.role, first.holder) == ("reported", "admin_manager", None)
    assert (then.holder, then.since_at, then.due_at) == (bo, MONDAY_9AM, MONDAY_9AM + HOUR)  # the clock runs on from the report
    assert told("incident_given") == [("bo", "inbox"), ("bo", "mail")]


def test_a_major_one_is_told_at_night_through_every_channel_whatever_hours_somebody_keeps(
    rita: Person, olga: Person, ann: Person, settings: Any
) -> None:
    settings.SMS_URL = "json://127.0.0.1/{to}"
    Person.objects.filter(pk=olga.pk).update(mobile="13800000001")
    Manner.objects.create(person=olga, by_mail=False, quiet=Quiet.OWN, quiet_from="20:00", quiet_until="08:00")
    DutyContact.objects.create(duty=Duty.LEGAL, person=ann)
    an_incident(rita, severity="major", now=AT_NIGHT)

    assert told("incident_major") == [("olga", "inbox"), ("olga", "mail"), ("olga", "sms"), ("ann", "inbox"), ("ann", "mail")]
    assert {(row.due_at, row.held_until) for row in Notice.objects.filter(kind="visitors.incident_major")} == {(AT_NIGHT, None)}


def test_an_ordinary_one_waits_for_the_end_of_the_hours_somebody_set_themselves(rita: Person, bo: Person) -> None:
    Manner.objects.create(person=bo, quiet=Quiet.OWN, quiet_from="20:00", quiet_until="08:00")
    an_incident(rita, department=bo.department, now=AT_NIGHT)
    assert Notice.objects.get(kind="visitors.incident_given", channel=Channel.MAIL).held_until == MONDAY_9AM + 7 * DAY - HOUR


def test_legal_sees_a_major_one_and_may_take_it_in_hand(rita: Person, olga: Person, ann: Person) -> None:
    DutyContact.objects.create(duty=Duty.LEGAL, person=ann)
    incident = an_incident(rita, severity="major")
    assert list(Incident.objects.in_hands_of(ann)) == [incident]
    incidents.answer(incident, words="已联系律师", by=ann, now=MONDAY_9AM + MINUTE)
    incident.refresh_from_db()
    assert (incident.state, incident.assignee, Todo.objects.open().count()) == ("in_progress", ann, 0)


def test_an_answer_settles_the_clock_and_a_second_one_is_refused(rita: Person, ann: Person, bo: Person) -> None:
    incident = an_incident(rita, department=ann.department)
    assert refused(incidents.answer, incident, words=" ", by=bo, now=MONDAY_9AM) == "words"
    incidents.answer(incident, words="马上到前台", by=bo, now=MONDAY_9AM + 10 * MINUTE)
    assert refused(incidents.answer, incident, words="也来了", by=bo, now=MONDAY_9AM + HOUR) == "answered"
    assert (Todo.objects.open().count(), line(incident)[-1]) == (0, ("answer_incident", "马上到前台"))


def test_given_to_others_it_is_answered_anew(rita: Person, olga: Person, bo: Person, tom: Person) -> None:
    incident = an_incident(rita, department=bo.department)
    incidents.answer(incident, words="不归我们", by=bo, now=MONDAY_9AM + MINUTE)
    again = assign(incident, assignee=tom, by=olga, now=MONDAY_9AM + 2 * MINUTE)
    assert (again.state, Todo.objects.open().get().holder) == ("assigned", tom)
    assert refused(assign, incident, assignee=tom, by=olga, now=MONDAY_9AM + HOUR) == "same"
    assert refused(assign, incident, by=olga, now=MONDAY_9AM + HOUR) == "department"


def test_one_that_becomes_major_is_told_at_once_and_its_clock_is_the_short_one(rita: Person, olga: Person, bo: Person) -> None:
    incident = an_incident(rita, department=bo.department)
    assert told("incident_major") == []
    grade(incident, severity="major", words="媒体到场", by=olga, now=MONDAY_9AM + 5 * MINUTE)

    assert {name for name, _way in told("incident_major")} == {"olga", "bo"}
    assert [todo.promise for todo in Todo.objects.open()] == ["visitors.incident_taken"]
    assert refused(grade, incident, severity="major", words="x", by=olga, now=MONDAY_9AM + HOUR) == "same"
    assert refused(grade, incident, severity="ordinary", words=" ", by=olga, now=MONDAY_9AM + HOUR) == "words"


def test_a_correction_changes_the_particulars_and_the_time_line_keeps_what_stood_there(rita: Person, olga: Person) -> None:
    incident = an_incident(rita)
    incidents.amend(incident, demands="退款并道歉", mood="threatening", by=rita, now=MONDAY_9AM + MINUTE)
    incident.refresh_from_db()
    assert (incident.demands, incident.mood) == ("退款并道歉", "threatening")
    assert line(incident)[0] == ("report_incident", "访客在前台争吵，要求退款")
    assert ("“退款” → “退款并道歉”" in line(incident)[-1][1], len(line(incident))) == (True, 2)
    assert refused(incidents.amend, incident, demands="退款并道歉", by=rita, now=MONDAY_9AM + HOUR) == "nothing"


def test_the_database_refuses_to_change_a_line_or_to_take_one_away(rita: Person, olga: Person) -> None:
    incident = an_incident(rita)
    append_only.install(connection, [TIME_LINE])
    try:
        for change in (
            lambda: IncidentEntry.objects.filter(incident=incident).update(happened_at=MONDAY_9AM + DAY),
            lambda: IncidentEntry.objects.filter(incident=incident).delete(),
            lambda: IncidentWords.objects.filter(entry__incident=incident).update(words="别的"),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                change()
    finally:
        append_only.remove(connection, [TIME_LINE])
    assert line(incident) == [("report_incident", "访客在前台争吵，要求退款")]


def test_its_visit_is_held_while_it_is_open_and_the_reason_tells_nothing_of_it(rita: Person, olga: Person, ann: Person) -> None:
    visit = left_visit(ann)
    incident = an_incident(rita, visit=visit)
    visit.refresh_from_db()
    assert (visit.held_at, visit.held_by, incident.holds_visit) == (MONDAY_9AM, rita, True)
    assert incident.number not in visit.hold_reason
    assert an_incident(rita, visit=visit).holds_visit is False  # held already


def test_nothing_is_noted_in_one_that_is_over_for_good(rita: Person, olga: Person) -> None:
    incident = resolved(an_incident(rita), olga)
    incidents.note(incident, words="客户来电确认", by=rita, now=MONDAY_9AM + 2 * HOUR)
    assert line(incident)[-1] == ("note_incident", "客户来电确认")
    Incident.objects.filter(pk=incident.pk).update(filed_at=MONDAY_9AM, closed_at=MONDAY_9AM)
    assert refused(incidents.note, incident, words="x", by=rita, now=MONDAY_9AM + 3 * HOUR) == "closed"


def test_who_sees_an_ordinary_one(rita: Person, olga: Person, ann: Person, bo: Person, tom: Person, charlie: Person) -> None:
    an_incident(rita, department=bo.department)
    seen = {person.username: Incident.objects.visible_to(person).count() for person in (rita, olga, bo, ann, tom, charlie)}
    hands = {person.username: Incident.objects.in_hands_of(person).count() for person in (rita, olga, bo, ann, tom, charlie)}
    assert seen == {"rita": 1, "olga": 1, "bo": 1, "ann": 0, "tom": 0, "charlie": 0}
    assert hands == {"rita": 0, "olga": 1, "bo": 1, "ann": 0, "tom": 0, "charlie": 0}
