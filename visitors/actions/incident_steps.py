"""The one way an incident changes: facts under a row lock, a line of its time line, an entry in the trail."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from visitors.models import Incident, IncidentEntry, IncidentStep, IncidentWords


def locked(incident: Incident) -> Incident:
    """The incident as it stands now, held until the transaction ends. Refused: forgotten."""
    Incident.objects.select_for_update().get(pk=incident.pk)  # by itself: whoever waited would find the department of before beside it
    held = Incident.objects.select_related("department__head", "assignee", "visit", "reported_by").get(pk=incident.pk)
    refuse_unless(held.forgotten_at is None, _("This incident was made anonymous; nothing about it changes any more."), "forgotten")
    return held


def locked_open(incident: Incident) -> Incident:
    """The same of one that is not closed. Refused: forgotten, closed."""
    held = locked(incident)
    refuse_unless(held.closed_at is None, _("This incident is closed. Open it again first."), "closed")
    return held


def must_be_unresolved(incident: Incident) -> None:
    """Something is still to be done about it. Refused: resolved."""
    refuse_unless(incident.resolved_at is None, _("This incident is resolved already."), "resolved")


def step(incident: Incident, what: IncidentStep, *, by: Person | None, now: datetime, words: str = "", **facts: Any) -> IncidentEntry:
    """Write facts, a line with its words, trail and search of one step. The words stand in the time line alone, never in the trail."""
    if facts:
        for name, value in facts.items():
            setattr(incident, name, value)
        incident.save(update_fields=list(facts))
    entry = IncidentEntry.objects.create(incident=incident, step=what, happened_at=now, happened_by=by)
    if words:
        IncidentWords.objects.create(entry=entry, words=words)
    trail.record(what.value, subject=incident, by=by, at=now)
    put(incident)
    return entry


def said(text: str, most: int, refusal: str, code: str) -> str:
    """Words without blanks around them; refused when there are none."""
    text = text.strip()[:most]
    refuse_unless(bool(text), refusal, code)
    return text
