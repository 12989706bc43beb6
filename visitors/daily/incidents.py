"""Incidents that are not restricted, by kind: how many, how many major ones, how many taken in hand in time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import QuerySet

from frontdesk.daily.daily import BATCH, Daily, Record, Touch, itself
from frontdesk.todos.models import Todo
from visitors.models import Incident
from visitors.models.incident import Severity
from visitors.promises.incident_answered import IncidentAnswered
from visitors.promises.incident_taken import IncidentTaken


def answers() -> QuerySet[Todo]:
    """Who owed the answer to an incident, and until when."""
    return Todo.objects.filter(promise__in=[IncidentAnswered.name, IncidentTaken.name], subject_type=Incident._meta.label_lower)


def asked_about(touches: Sequence[Touch]) -> set[int]:
    """The incidents whose answer these to-dos are."""
    wanted, ids = sorted(itself(touches)), set[int]()
    for start in range(0, len(wanted), BATCH):
        ids |= set(answers().filter(pk__in=wanted[start : start + BATCH]).values_list("subject_id", flat=True))
    return ids


class Happened(Daily):
    """On the day of the report. In time is whatever was taken in hand by the moment that its last to-do was due: working time,
    round the clock when it was a major one by then. No total tells of what is restricted."""

    name = "visitors.incidents"
    model = Incident
    day = "reported_at"
    columns = ("kind", "severity", "answered_at")
    touched_by = {Todo._meta.label_lower: asked_about}

    def rows(self) -> QuerySet[Incident]:
        return Incident.objects.ordinary_eyes()

    def beside(self, ids: Sequence[int]) -> Mapping[int, datetime]:
        return dict(answers().filter(subject_id__in=ids).order_by("pk").values_list("subject_id", "due_at"))

    def keys(self, record: Record) -> Iterable[str]:
        kind, severity, answered = record.values
        yield f"kind:{kind}"
        if severity == Severity.MAJOR:
            yield f"major:{kind}"
        if answered and record.beside and answered <= record.beside:
            yield f"in-time:{kind}"
