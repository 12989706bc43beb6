"""Incidents towards their end: the claim, the resolution, the report that the department reads, actions, closing, opening again."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.factories.incidents import an_action, an_incident, closed, filed, resolved
from tests.factories.visitors import left_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions.hold import hold
from visitors.actions.incidents_acting import add_action, do_action, drop_action
from visitors.actions.incidents_closing import close
from visitors.actions.incidents_resolving import check_claim, file_report, read_report, reopen, resolve
from visitors.models import Incident, IncidentEntry, IncidentReading, IncidentWords, Visit

pytestmark = pytest.mark.django_db
LATER = MONDAY_9AM + 5 * HOUR


def refused(do: object, *given: object, **more: object) -> str:
    with pytest.raises(Refused) as answer:
        do(*given, **more)
    return answer.value.code


def owed() -> list[tuple[str, str]]:
    rows = Todo.objects.open().filter(subject_type__in=["visitors.incident", "visitors.correctiveaction"]).order_by("pk")
    return [(todo.promise, str(todo.holder and todo.holder.username)) for todo in rows]


@pytest.mark.parametrize(("is_true", "words"), [(True, "true · 订单属实"), (False, "not true · 并无此单")])
def test_the_claim_is_checked_by_somebody_true_or_not(rita: Person, olga: Person, is_true: bool, words: str) -> None:
    olga.language = "en"
    incident = an_incident(rita)
    assert refused(check_claim, incident, is_true=is_true, words="", by=olga, now=LATER) == "words"
    found = check_claim(incident, is_true=is_true, words=words.partition(" · ")[2], by=olga, now=LATER)
    assert (found.claim_is_true, found.claim_checked_by, found.claim_checked_at) == (is_true, olga, LATER)
    assert IncidentWords.objects.latest("pk").words == words


def test_resolving_settles_the_answer_and_owes_the_report(rita: Person, bo: Person) -> None:
    incident = an_incident(rita, department=bo.department)
    done = resolved(incident, bo)
    todo = Todo.objects.open().get()
    assert (done.state, done.answered_by, todo.promise, todo.holder) == ("resolved", bo, "visitors.incident_report", bo)
    assert todo.due_at == done.resolved_at + DAY
    assert refused(resolve, incident, outcome="x", by=bo, now=LATER) == "resolved"
    assert refused(resolve, an_incident(rita), outcome=" ", by=bo, now=LATER) == "outcome"


def test_the_report_goes_to_the_department_and_each_says_that_they_have_read_it(rita: Person, ann: Person, bo: Person, tom: Person) -> None:
    incident = filed(an_incident(rita, department=bo.department), bo)
    told = Notice.objects.filter(kind="visitors.incident_report_sent", channel=Channel.INBOX)
    assert [reading.person for reading in incident.readings.all()] == [ann]  # but for who wrote it
    assert ([notice.reader for notice in told], told.get().data["lessons"]) == ([ann], "收款前核对订单")
    assert owed() == [("visitors.incident_report_read", "bo")]
    assert (Incident.objects.report_visible_to(ann).count(), Incident.objects.visible_to(ann).count()) == (1, 0)

    assert [read_report(incident, by=ann, now=LATER + n * HOUR) for n in range(2)] == [True, False]
    assert IncidentReading.objects.get().read_at == LATER
    assert refused(read_report, incident, by=tom, now=LATER) == "not-sent"


def test_written_anew_it_is_read_anew_and_both_versions_stand_in_the_time_line(rita: Person, ann: Person, bo: Person) -> None:
    incident = filed(an_incident(rita, department=bo.department), bo)
    read_report(incident, by=ann, now=LATER)
    file_report(incident, report="补充经过", lessons="收款前核对订单", by=bo, now=LATER + HOUR)
    said = IncidentWords.objects.filter(entry__step="file_incident_report").order_by("pk").values_list("words", flat=True)
    assert ([each.partition("\n")[0] for each in said], IncidentReading.objects.get().read_at) == (["经过与处理", "补充经过"], None)


@pytest.mark.parametrize(("given", "code"), [({"report": ""}, "report"), ({"lessons": " "}, "lessons")])
def test_a_report_without_lessons_is_none(rita: Person, olga: Person, given: dict[str, str], code: str) -> None:
    words = {"report": "经过", "lessons": "教训", **given}
    assert refused(file_report, resolved(an_incident(rita), olga), **words, by=olga, now=LATER) == code


def test_before_it_is_resolved_there_is_no_report(rita: Person, olga: Person) -> None:
    assert refused(file_report, an_incident(rita), report="x", lessons="y", by=olga, now=LATER) == "not-resolved"


def test_a_corrective_action_is_a_to_do_of_its_owner(rita: Person, olga: Person, tom: Person) -> None:
    incident = resolved(an_incident(rita), olga)
    action = an_action(incident, tom, olga)
    assert owed() == [("visitors.incident_report", "olga"), ("visitors.corrective_action_done", "tom")]
    assert Notice.objects.filter(kind="visitors.corrective_action_given", channel=Channel.INBOX).get().reader == tom
    assert list(Incident.objects.visible_to(tom)) == [incident]
    assert refused(do_action, action, result="", by=tom, now=LATER) == "result"
    done = do_action(action, result="已修订", by=tom, now=LATER)
    assert ((done.done_by, done.result), owed()) == ((tom, "已修订"), [("visitors.incident_report", "olga")])
    assert (refused(do_action, action, result="x", by=tom, now=LATER), refused(drop_action, action, reason="x", by=olga, now=LATER)) == (
        "done",
        "done",
    )


@pytest.mark.parametrize(("given", "code"), [({"what": " "}, "what"), ({"due_on": MONDAY_9AM.date() - DAY}, "past")])
def test_an_action_without_a_day_to_come_or_without_words_is_refused(
    rita: Person, olga: Person, tom: Person, given: dict[str, object], code: str
) -> None:
    words = {"what": "修订流程", "due_on": MONDAY_9AM.date(), **given}
    assert refused(add_action, an_incident(rita), owner=tom, by=olga, now=MONDAY_9AM, **words) == code


def test_it_is_closed_neither_unresolved_nor_without_a_report_nor_with_an_open_action(rita: Person, olga: Person, tom: Person) -> None:
    incident = an_incident(rita)
    action = an_action(incident, tom, olga)
    assert refused(close, incident, by=olga, now=LATER) == "not-resolved"
    resolved(incident, olga)
    assert refused(close, incident, by=olga, now=LATER) == "no-report"
    file_report(incident, report="经过", lessons="教训", by=olga, now=LATER)
    assert refused(close, incident, by=olga, now=LATER) == "open-actions"
    drop_action(action, reason="并入另一项", by=olga, now=LATER)
    done = close(incident, decision="无需追责", by=olga, now=LATER)
    assert (done.state, done.closed_by, done.decision, owed()) == ("closed", olga, "无需追责", [])
    assert (refused(close, incident, by=olga, now=LATER), refused(an_action, incident, tom, olga)) == ("closed", "closed")


@pytest.mark.parametrize("ends_hold", [True, False])
def test_closing_ends_the_hold_of_its_visit_when_that_is_decided(rita: Person, olga: Person, ann: Person, ends_hold: bool) -> None:
    visit = left_visit(ann)
    incident = filed(an_incident(rita, visit=visit), olga)
    close(incident, by=olga, now=LATER, ends_hold=ends_hold)
    visit.refresh_from_db()
    assert (visit.held_at is None) is ends_hold


def test_the_hold_stays_for_another_open_incident_and_goes_with_the_last(rita: Person, olga: Person, ann: Person) -> None:
    visit = left_visit(ann)
    first, second = an_incident(rita, visit=visit), an_incident(rita, visit=visit)
    closed(first, olga)
    assert Visit.objects.get(pk=visit.pk).held_at is not None
    closed(second, olga)
    assert Visit.objects.get(pk=visit.pk).held_at is None


def test_a_hold_that_somebody_put_on_by_hand_stays(rita: Person, olga: Person, ann: Person) -> None:
    visit = left_visit(ann)
    hold(visit, reason="律师要求", by=olga, now=MONDAY_9AM + HOUR)
    closed(an_incident(rita, visit=visit), olga)
    assert Visit.objects.get(pk=visit.pk).hold_reason == "律师要求"


def test_opened_again_it_holds_its_visit_again_and_owes_a_report_once_more(rita: Person, olga: Person, ann: Person) -> None:
    visit = left_visit(ann)
    incident = closed(an_incident(rita, visit=visit), olga)
    assert refused(reopen, incident, words=" ", by=olga, now=LATER) == "words"
    again = reopen(incident, words="对方再次投诉", by=olga, now=LATER)
    assert (again.state, again.filed_at, Visit.objects.get(pk=visit.pk).held_at) == ("in_progress", None, LATER)
    assert refused(reopen, incident, words="x", by=olga, now=LATER) == "not-resolved"
    resolve(incident, outcome="二次处理", by=olga, now=LATER + HOUR)
    assert owed() == [("visitors.incident_report", "olga")]
    steps = list(IncidentEntry.objects.values_list("step", flat=True))
    assert steps[-3:] == ["close_incident", "reopen_incident", "resolve_incident"]


def test_a_report_that_was_owed_is_owed_no_more_when_it_was_not_over_after_all(rita: Person, olga: Person) -> None:
    incident = resolved(an_incident(rita), olga)
    reopen(incident, words="还没谈完", by=olga, now=LATER)
    assert owed() == []
    assert resolve(incident, outcome="谈妥", by=olga, now=LATER + MINUTE).resolved_at == LATER + MINUTE
