"""Incidents whose time is over: the names and words go, number, kind, severity and clocks stay."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from frontdesk.journal import trail
from frontdesk.people.models import Person
from visitors.actions.forgetting.records import RETENTION, empty
from visitors.models import CorrectiveAction, Incident, IncidentWords


def old_incidents(before: datetime) -> QuerySet[Incident]:
    """Closed before that moment; not while the visit is held, for this one or by hand."""
    free = Q(visit__isnull=True) | Q(visit__held_at__isnull=True)
    return Incident.objects.filter(free, closed_at__lt=before, forgotten_at__isnull=True)


def forget_incidents(incidents: QuerySet[Incident], *, now: datetime, by: Person | None = None, rule: str = RETENTION) -> int:
    """Make these anonymous, with every word of their time lines and of their corrective actions, files, notices and the trail; how many."""
    with transaction.atomic():
        mine = list(incidents.filter(forgotten_at__isnull=True).select_for_update(of=("self",)).order_by("pk"))
        if not mine:
            return 0
        ids = [each.pk for each in mine]
        empty(Incident, ids, now=now, by=by, rule=rule)
        actions = list(CorrectiveAction.objects.filter(incident__in=ids).values_list("pk", flat=True))
        empty(CorrectiveAction, actions, now=now, by=by, rule=rule)
        IncidentWords.objects.filter(entry__incident__in=ids).delete()
        for each in mine:
            trail.record("forget", subject=each, by=by, at=now)
    return len(mine)
