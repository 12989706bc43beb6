"""Forgetting visitors: who it was goes, that somebody came stays."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from frontdesk.files.actions import forget_of
from frontdesk.journal import trail
from frontdesk.journal.models import Entry
from frontdesk.journal.purge import purge
from frontdesk.outbox.forgetting import erase
from frontdesk.outbox.models import Notice
from frontdesk.todos.models import Todo
from visitors.models import Answer, Feedback, Visit
from visitors.models.visit import VisitQuerySet

NOBODY = {"name": "*", **dict.fromkeys(("name_key", "spellings", "phone", "email", "company", "note", "code"), "")}


def ended_before(before: datetime) -> VisitQuerySet:
    """Visits that ended, or were to be, before that moment and still say whose they were."""
    never_left = Q(left_at__isnull=True) & (Q(arrived_at__lt=before) | Q(arrived_at__isnull=True, expected_at__lt=before))
    return Visit.objects.filter(Q(left_at__lt=before) | never_left, forgotten_at__isnull=True)


def forget_visits(visits: VisitQuerySet, *, now: datetime) -> int:
    """Make these visits anonymous, with the words said about them, files, notices, to-dos and the trail's details; how many."""
    kind, todo_kind = Visit._meta.label_lower, Todo._meta.label_lower
    with transaction.atomic():
        mine = list(visits.filter(forgotten_at__isnull=True).select_for_update())
        ids = [visit.pk for visit in mine]
        for visit in mine:
            visit.salt = secrets.token_hex(16)  # whoever still holds the link opens nothing with it
        Visit.objects.bulk_update(mine, ["salt"], batch_size=100)
        Visit.objects.filter(pk__in=ids).update(**NOBODY, forgotten_at=now)
        Answer.objects.filter(visit__in=ids).update(words="")
        Feedback.objects.filter(visit__in=ids).update(words="")
        todos = Todo.objects.filter(subject_type=kind, subject_id__in=ids)
        about_todos = Q(subject_type=todo_kind, subject_id__in=todos.values("pk"))
        erase(Notice.objects.filter(Q(subject_type=kind, subject_id__in=ids) | about_todos))
        todos.update(words="")
        forget_of(Visit, ids, now=now)
        entries = Entry.objects.filter(subject_type=kind, subject_id__in=map(str, ids))
        purge(list(entries.values_list("pk", flat=True)), rule="visitors.retention", at=now)
        for visit in mine:
            trail.record("forget", subject=visit, at=now)
    return len(mine)
