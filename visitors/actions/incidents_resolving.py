"""The claim checked, the incident resolved, its report written and read."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from visitors.actions.hold import hold
from visitors.actions.incident_owing import leaders, owe_answer, owe_reading, owe_report, settle_answer, settle_reading
from visitors.actions.incident_steps import locked, locked_open, must_be_unresolved, said, step
from visitors.actions.incident_telling import send_report
from visitors.models import Incident, IncidentReading, IncidentStep, Visit
from visitors.promises.incident_report import IncidentReport
from visitors.promises.incident_report_read import IncidentReportRead


def check_claim(incident: Incident, *, is_true: bool, words: str, by: Person, now: datetime) -> Incident:
    """Say whether what they claim is true, and what was found; checked again, the newer stands. Refused: words, closed, forgotten."""
    words = said(words, 500, _("Say what was found."), "words")
    with transaction.atomic():
        held = locked_open(incident)
        with override(by.language):
            line = " · ".join((_("true") if is_true else _("not true"), words))
        facts: dict[str, Any] = {"claim_checked_at": now, "claim_checked_by": by, "claim_is_true": is_true, "claim_found": words}
        step(held, IncidentStep.CHECK, by=by, now=now, words=line, **facts)
    return held


def resolve(incident: Incident, *, outcome: str, by: Person, now: datetime) -> Incident:
    """It is over for those it happened to; the report is owed from now. Refused: outcome, resolved, closed, forgotten."""
    outcome = said(outcome, 500, _("Say how it was resolved."), "outcome")
    with transaction.atomic():
        held = locked_open(incident)
        must_be_unresolved(held)
        facts: dict[str, Any] = {"resolved_at": now, "resolved_by": by, "outcome": outcome}
        if held.answered_at is None:  # who resolves it on the spot has taken it in hand
            facts |= {"answered_at": now, "answered_by": by}
        if held.assigned_at is None:
            facts |= {"assigned_at": now, "assigned_by": by, "assignee": held.assignee or by}
        step(held, IncidentStep.RESOLVE, by=by, now=now, words=outcome, **facts)
        settle_answer(held, by=by, now=now)
        owe_report(held, holder=by, by=by, now=now)
    return held


def reopen(incident: Incident, *, words: str, by: Person, now: datetime) -> Incident:
    """It was not over after all: it is in progress again, and its report is owed anew once it is resolved. What was sent stands in the
    time line. A visit that was held for it is held again. Refused: words, not-resolved, forgotten."""
    words = said(words, 500, _("Say in a few words why."), "words")
    with transaction.atomic():
        held = locked(incident)
        refuse_unless(held.resolved_at is not None, _("This incident is not resolved yet."), "not-resolved")
        gone = ("resolved_at", "resolved_by", "filed_at", "filed_by", "closed_at", "closed_by")
        facts: dict[str, Any] = {**dict.fromkeys(gone), "decision": ""}
        if held.closed_at is not None:
            facts["holds_visit"] = _held_again(held, by=by, now=now)
        step(held, IncidentStep.REOPEN, by=by, now=now, words=words, **facts)
        for promise in (IncidentReport, IncidentReportRead):
            todos.withdraw(promise, subject=held, by=by, now=now)
        if held.answered_at is None:
            owe_answer(held, by=by, now=now)
    return held


def _held_again(incident: Incident, *, by: Person, now: datetime) -> bool:
    """Whether the visit is held for it: put on anew, or still there from before."""
    if incident.visit_id is None:
        return False
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=incident.visit_id)
    if visit.forgotten_at is not None or visit.held_at is not None:
        return incident.holds_visit
    hold(visit, reason=_("An incident needs this visit."), by=by, now=now)
    return True


def file_report(incident: Incident, *, report: str, lessons: str, by: Person, now: datetime) -> Incident:
    """Write the report with what was learned and send it to the department to read; of a restricted case to those named.

    Written again it is sent anew, and everybody reads it anew. Refused: report, lessons, not-resolved, closed, forgotten.
    """
    report = said(report, 4000, _("Write the report."), "report")
    lessons = said(lessons, 2000, _("Write what was learned."), "lessons")
    with transaction.atomic():
        held = locked_open(incident)
        refuse_unless(held.resolved_at is not None, _("Resolve the incident first."), "not-resolved")
        line = f"{report}\n\n{lessons}"[:4000]
        facts: dict[str, Any] = {"filed_at": now, "filed_by": by, "report": report, "lessons": lessons}
        entry = step(held, IncidentStep.FILE, by=by, now=now, words=line, **facts)
        todos.settle(IncidentReport, subject=held, by=by, now=now)
        people = readers_of(held, by=by)
        IncidentReading.objects.filter(incident=held).delete()
        IncidentReading.objects.bulk_create([IncidentReading(incident=held, person=person, sent_at=now) for person in people])
        send_report(held, people, cause=f"incident:{held.pk}:{entry.pk}", by=by, now=now)
        owe_reading(held, by=by, now=now)
    return held


def readers_of(incident: Incident, *, by: Person) -> list[Person]:
    """The department and whoever answers for the incident, but for who wrote it; of a restricted case those named."""
    if incident.restricted_at:
        people = [each.person for each in incident.named.select_related("person").order_by("pk")]
    else:
        members = (
            Person.objects.active().filter(department=incident.department_id).order_by("name_key", "pk") if incident.department_id else ()
        )
        people = [*members, *([incident.assignee] if incident.assignee else []), *leaders(incident)]
    return list({person.pk: person for person in people if person.is_active and person.pk != by.pk}.values())


def read_report(incident: Incident, *, by: Person, now: datetime) -> bool:
    """Whoever it was sent to has read it; False when that was known. Refused: not-sent, forgotten."""
    with transaction.atomic():
        held = locked(incident)  # before the reading, as whoever writes the report anew holds it
        mine = IncidentReading.objects.filter(incident=incident, person=by)
        refuse_unless(mine.exists(), _("This report was not sent to you."), "not-sent")
        done = bool(mine.filter(read_at__isnull=True).update(read_at=now))
        if done:
            step(held, IncidentStep.READ, by=by, now=now)
            settle_reading(held, by=by, now=now)
    return done
