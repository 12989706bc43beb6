"""Forgetting visitors: who it was goes, that somebody came stays."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from frontdesk.journal import trail
from frontdesk.journal.models import Entry
from frontdesk.journal.purge import purge
from frontdesk.outbox.forgetting import erase
from frontdesk.outbox.models import Notice
from frontdesk.todos.models import Todo
from visitors.models import Answer, Feedback, Visit

BATCH = 500


def forget_visits(*, before: datetime, now: datetime) -> int:
    """Make visits that ended (or were to be) before that moment anonymous, with all that hangs on them; how many."""
    never_left = Q(left_at__isnull=True) & (Q(arrived_at__lt=before) | Q(arrived_at__isnull=True, expected_at__lt=before))
    ended = Q(left_at__lt=before) | never_left
    visits = list(Visit.objects.filter(ended, forgotten_at__isnull=True).order_by("pk")[:BATCH])
    for visit in visits:
        forget(visit, now=now)
    return len(visits)


def forget(visit: Visit, *, now: datetime) -> None:
    """One visit: its own columns, words said about it, notices, to-dos and the trail's details."""
    about = {"subject_type": visit._meta.label_lower, "subject_id": visit.pk}
    with transaction.atomic():
        Visit.objects.filter(pk=visit.pk).update(
            name="*",
            name_key="",
            spellings="",
            phone="",
            email="",
            company="",
            note="",
            code="",
            salt=secrets.token_hex(16),
            forgotten_at=now,
        )
        Answer.objects.filter(visit=visit).update(words="")
        Feedback.objects.filter(visit=visit).update(words="")
        todos = Todo.objects.filter(**about)
        erase(Notice.objects.filter(Q(**about) | Q(subject_type=Todo._meta.label_lower, subject_id__in=todos.values("pk"))))
        todos.update(words="")
        entries = Entry.objects.filter(subject_type=visit._meta.label_lower, subject_id=str(visit.pk))
        purge(list(entries.values_list("pk", flat=True)), rule="visitors.retention", at=now)
        trail.record("forget", subject=visit, at=now)
