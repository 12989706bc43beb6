"""Incidents 突发事件: reported from the counter, told to those who must act, noted line by line."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.numbers.actions import draw
from frontdesk.people.models import Department, Person
from frontdesk.refusal import refuse_unless
from visitors.actions.hold import hold
from visitors.actions.incident_owing import decides, let_know, on_duty, owe_answer, settle_answer
from visitors.actions.incident_steps import locked_open, said, step
from visitors.actions.incident_telling import tell
from visitors.models import Incident, IncidentStep, Visit
from visitors.models.incident import TITLE, IncidentKind, Mood, Severity, severity_for
from visitors.notices import moment
from visitors.numbers import INCIDENTS

AMENDABLE = ("kind", "mood", "words", "demands", "place", "people", "happened_at")


def report(
    *,
    words: str,
    kind: str,
    by: Person,
    now: datetime,
    demands: str = "",
    mood: str = Mood.CALM,
    severity: str = "",
    place: str = "",
    people: str = "",
    visit: Visit | None = None,
    department: Department | None = None,
    happened_at: datetime | None = None,
    restricted: bool = False,
    named: Sequence[Person] = (),
) -> Incident:
    """Write an incident down, hold its visit, tell whoever must act and start their clock.

    Without a severity the proposed one. A restricted one is known to whoever reports it, to `named`, and to the admin managers and legal
    when nobody is named who may decide on it. Refused: words, kind, mood, severity, department, future, forgotten (the visit).
    """
    words = said(words, 2000, _("Say what happened."), "words")
    refuse_unless(kind in IncidentKind.values, _("Choose what kind of incident it is."), "kind")
    refuse_unless(mood in Mood.values, _("Choose the state of mind."), "mood")
    refuse_unless(not severity or severity in Severity.values, _("Choose how serious it is."), "severity")
    refuse_unless(happened_at is None or happened_at <= now, _("This lies in the future."), "future")
    assignee = answers_for(department) if department else None
    with transaction.atomic():
        holds = visit is not None and _hold(visit, by=by, now=now)
        incident = Incident.objects.create(
            kind=kind,
            severity=severity or severity_for(kind),
            mood=mood,
            title=" ".join(words.split())[:TITLE],
            words=words,
            demands=demands.strip()[:500],
            place=" ".join(place.split())[:120],
            people=" ".join(people.split())[:300],
            visit=visit,
            holds_visit=holds,
            department=department,
            assignee=assignee,
            happened_at=happened_at or now,
            reported_at=now,
            reported_by=by,
            assigned_at=now if assignee else None,
            assigned_by=by if assignee else None,
            restricted_at=now if restricted else None,
            restricted_by=by if restricted else None,
        )
        _name(incident, named, by=by, now=now)
        # The last row that others wait for: reports of one year queue here until they commit, so the count has no hole.
        incident.number = draw(INCIDENTS, subject=incident, at=now).text
        entry = step(incident, IncidentStep.REPORT, by=by, now=now, words=words, number=incident.number)
        owe_answer(incident, by=by, now=now)
        tell(incident, cause=f"incident:{incident.pk}:{entry.pk}", now=now)
    return incident


def _name(incident: Incident, named: Sequence[Person], *, by: Person, now: datetime) -> None:
    """Who may know of it: legal of a major one; of a restricted one whoever wrote it down, who answers for it, and who may decide."""
    deciding = [person for person in (by, *named) if decides(person)]
    if incident.restricted_at:
        let_know(incident, deciding or on_duty(), leads=True, by=by, now=now)
        let_know(incident, [by, *named, *([incident.assignee] if incident.assignee else [])], leads=False, by=by, now=now)
    else:
        let_know(incident, list(named), leads=False, by=by, now=now)
        if incident.is_major:
            let_know(incident, [person for person in on_duty() if not decides(person)], leads=True, by=by, now=now)


def answers_for(department: Department) -> Person:
    """The head of a department, or of the one above it. Refused: department."""
    heads = (department.head, department.parent.head if department.parent else None)
    head = next((head for head in heads if head and head.is_active), None)
    words = _("%(department)s has no head who could answer. Choose another department, or name somebody.")
    if head is None or department.closed_at is not None:
        refuse_unless(False, words % {"department": department}, "department")
    assert head is not None
    return head


def _hold(visit: Visit, *, by: Person, now: datetime) -> bool:
    """Keep the visit from being forgotten; False when somebody holds it already. Refused: forgotten.

    The reason names no number: whoever sees the visit need not know of the incident.
    """
    fresh = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if fresh.held_at is not None:
        return False
    hold(fresh, reason=_("An incident needs this visit."), by=by, now=now)
    return True


def note(incident: Incident, *, words: str, by: Person, now: datetime) -> None:
    """Add a line to the time line. Refused: words, closed, forgotten."""
    words = said(words, 2000, _("Write what is to be noted."), "words")
    with transaction.atomic():
        step(locked_open(incident), IncidentStep.NOTE, by=by, now=now, words=words)


def answer(incident: Incident, *, words: str, by: Person, now: datetime) -> Incident:
    """The department, or who leads a major one, has taken it in hand and says what is done. Refused: words, answered, resolved, closed."""
    words = said(words, 1000, _("Say what is being done."), "words")
    with transaction.atomic():
        held = locked_open(incident)
        refuse_unless(held.answered_at is None, _("Somebody has taken this in hand already."), "answered")
        refuse_unless(held.resolved_at is None, _("This incident is resolved already."), "resolved")
        facts: dict[str, Any] = {"answered_at": now, "answered_by": by}
        if held.assignee is None:
            facts |= {"assignee": by, "assigned_at": now, "assigned_by": by}
        step(held, IncidentStep.ANSWER, by=by, now=now, words=words, **facts)
        settle_answer(held, by=by, now=now)
    return held


def amend(incident: Incident, *, by: Person, now: datetime, **changes: Any) -> Incident:
    """Correct particulars; the time line keeps what stood there before. Refused: words, future, nothing, closed, forgotten."""
    with transaction.atomic():
        held = locked_open(incident)
        changed = {name: changes[name] for name in AMENDABLE if name in changes and changes[name] != getattr(held, name)}
        refuse_unless(bool(changed), _("Nothing was changed."), "nothing")
        refuse_unless(bool(changed.get("words", held.words).strip()), _("Say what happened."), "words")
        refuse_unless(changed.get("happened_at", now) <= now, _("This lies in the future."), "future")
        lines = [_line(held, name, value) for name, value in changed.items()]
        if "words" in changed:
            changed["title"] = " ".join(changed["words"].split())[:TITLE]
        step(held, IncidentStep.AMEND, by=by, now=now, words="\n".join(lines)[:4000], **changed)
    return held


def _line(incident: Incident, name: str, value: Any) -> str:
    """'Demands: a refund → a refund and an apology'."""
    labels = {
        "kind": _("Kind"),
        "mood": _("State of mind"),
        "words": pgettext("incident", "What happened"),
        "demands": _("Demands"),
        "place": _("Place"),
        "people": _("People"),
        "happened_at": pgettext("incident", "When"),
    }
    old = getattr(incident, f"get_{name}_display", lambda: getattr(incident, name))()
    setattr(incident, name, value)
    new = getattr(incident, f"get_{name}_display", lambda: value)()
    return _("%(what)s: “%(old)s” → “%(new)s”") % {"what": labels[name], "old": _shown(old), "new": _shown(new)}


def _shown(value: Any) -> str:
    return moment(value) if isinstance(value, datetime) else str(value or "—")
