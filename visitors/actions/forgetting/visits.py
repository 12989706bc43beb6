"""Making visits anonymous: themselves, every row beside them, and the day's register that lists them."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.todos.forgetting import forget_subjects
from visitors.actions.day_before import forget_days
from visitors.actions.forgetting.records import BESIDE, RETENTION, empty, forget_records
from visitors.actions.forgetting.whose import names, unheld
from visitors.actions.register import recall
from visitors.models import Message, RegisterRefusal, Visit, VisitEvent, VisitGroup, VisitRequest
from visitors.models.visit import VisitQuerySet


def forget_visits(visits: VisitQuerySet, *, now: datetime, by: Person | None = None, rule: str = RETENTION) -> int:
    """Make these visits anonymous, with the words said about them, files, notices, to-dos and the trail's details; how many.

    Whoever is held, by this visit or by another one, stays whole: asked again when the rows are ours.
    """
    with transaction.atomic():
        ours = list(visits.filter(forgotten_at__isnull=True).select_for_update(of=("self",)).order_by("pk"))
        ids = set(unheld([visit.pk for visit in ours]).values_list("pk", flat=True))
        mine = [visit for visit in ours if visit.pk in ids]
        if not mine:
            return 0
        for visit in mine:
            visit.salt = secrets.token_hex(16)  # whoever still holds the link opens nothing with it
        Visit.objects.bulk_update(mine, ["salt"], batch_size=100)
        empty(Visit, ids, now=now, by=by, rule=rule)
        VisitEvent.objects.filter(visit__in=ids).update(words="", before={})
        for model in BESIDE:
            empty(model, list(model._default_manager.filter(visit__in=ids).values_list("pk", flat=True)), now=now, by=by, rule=rule)
        for record in (Message, RegisterRefusal, VisitRequest):
            forget_records(record._default_manager.filter(visit__in=ids), now=now, by=by, rule=rule)
        recall(mine, now=now)
        forget_days(mine)
        forget_groups(mine, now=now, by=by, rule=rule)
        for visit in mine:
            trail.record("forget", subject=visit, by=by, at=now)
    return len(mine)


def forget_groups(mine: Sequence[Visit], *, now: datetime, by: Person | None, rule: str) -> None:
    """What was written about the groups they came with; the title too when nobody is left of a group or when it names one of them."""
    groups = {visit.group_id for visit in mine if visit.group_id}
    if not groups:
        return
    forget_subjects(VisitGroup, groups, rule=rule, at=now, by=by)
    still = Visit.objects.filter(group__in=groups, forgotten_at__isnull=True).values("group")
    named = [group.pk for group in VisitGroup.objects.filter(pk__in=groups) if any(names(group.title, visit) for visit in mine)]
    forget_records(VisitGroup.objects.filter(pk__in=groups).filter(Q(pk__in=named) | ~Q(pk__in=still)), now=now, by=by, rule=rule)
