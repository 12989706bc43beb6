"""How to-dos forget: with what they are about. Their words, the reasons of pauses, their notices and the trail's details go."""

from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import Q

from frontdesk.journal.models import Entry
from frontdesk.journal.purge import purge
from frontdesk.outbox.forgetting import erase
from frontdesk.outbox.models import Notice
from frontdesk.todos.models import Pause, Todo


def forget_subjects(model: type[models.Model], ids: Collection[int], *, rule: str, at: datetime, by: models.Model | None = None) -> None:
    """Of the records of `model` with these ids and of the to-dos about them: erase notices, words and the trail's details.

    The caller makes the records themselves anonymous, in the same transaction. `rule` is what the purge names as its reason.
    """
    kind, todo_kind = model._meta.label_lower, Todo._meta.label_lower
    todos = list(Todo.objects.filter(subject_type=kind, subject_id__in=ids).values_list("pk", flat=True))
    erase(Notice.objects.filter(Q(subject_type=kind, subject_id__in=ids) | Q(subject_type=todo_kind, subject_id__in=todos)))
    Pause.objects.filter(todo__in=todos).update(reason="")
    Todo.objects.filter(pk__in=todos).update(words="")
    entries = Entry.objects.about_any(model, ids) | Entry.objects.about_any(Todo, todos)
    purge(list(entries.values_list("pk", flat=True)), rule=rule, at=at, by=by)
