"""Giving an incident to a department, and judging how serious it is."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.people.models import Department, Person
from frontdesk.refusal import refuse_unless
from visitors.actions.incident_owing import decides, let_know, on_duty, owe_answer
from visitors.actions.incident_steps import locked_open, must_be_unresolved, step
from visitors.actions.incident_telling import tell, tell_given, tell_major
from visitors.actions.incidents import answers_for
from visitors.models import Incident, IncidentStep
from visitors.models.incident import Severity


def assign(
    incident: Incident, *, by: Person, now: datetime, department: Department | None = None, assignee: Person | None = None, words: str = ""
) -> Incident:
    """Give it to a department, whose head answers, or to somebody by name; its clock runs on from the report.

    In a restricted case whoever is given it is named with it. Refused: department, assignee, same, resolved, closed, forgotten.
    """
    refuse_unless(department is not None or assignee is not None, _("Choose a department, or somebody by name."), "department")
    refuse_unless(assignee is None or assignee.is_active, _("This colleague has left the company. Choose another."), "assignee")
    holder = assignee or answers_for(department)  # type: ignore[arg-type]
    department = department or holder.department
    with transaction.atomic():
        held = locked_open(incident)
        must_be_unresolved(held)
        same = (held.assignee_id, held.department_id) == (holder.pk, department.pk if department else None)
        refuse_unless(not same, _("%(name)s has it already.") % {"name": holder}, "same")
        if held.restricted_at:
            let_know(held, [holder], leads=False, by=by, now=now)
        with override(by.language):
            to = " · ".join(filter(None, (str(department or ""), str(holder), words.strip()[:300])))
        # Whoever gets it answers anew: an answer of those who had it before is none of theirs.
        facts = {
            "department": department,
            "assignee": holder,
            "assigned_at": now,
            "assigned_by": by,
            "answered_at": None,
            "answered_by": None,
        }
        entry = step(held, IncidentStep.ASSIGN, by=by, now=now, words=to, **facts)
        owe_answer(held, by=by, now=now)
        cause = f"incident:{held.pk}:{entry.pk}"
        if held.is_major:
            tell_major(held, holder, cause=cause, now=now)
        else:
            tell_given(held, cause=cause, now=now)
    return held


def grade(incident: Incident, *, severity: str, words: str, by: Person, now: datetime) -> Incident:
    """Judge it anew; one that becomes major is told at once to everybody who hears of major ones. Refused: severity, words, same, …"""
    refuse_unless(severity in Severity.values, _("Choose how serious it is."), "severity")
    words = words.strip()[:300]
    refuse_unless(bool(words), _("Say in a few words why."), "words")
    with transaction.atomic():
        held = locked_open(incident)
        must_be_unresolved(held)
        refuse_unless(severity != held.severity, _("It is judged so already."), "same")
        with override(by.language):
            line = f"{Severity(severity).label} · {words}"
        entry = step(held, IncidentStep.GRADE, by=by, now=now, words=line, severity=severity)
        if held.is_major and not held.restricted_at:
            let_know(held, [person for person in on_duty() if not decides(person)], leads=True, by=by, now=now)
        if held.answered_at is None:
            owe_answer(held, by=by, now=now)
        if held.is_major:
            tell(held, cause=f"incident:{held.pk}:{entry.pk}", now=now)
    return held
