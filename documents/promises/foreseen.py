"""When a question that is asked now would turn yellow and red: the promise itself answers, before there is a to-do."""

from datetime import datetime

from django.db import models

from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, Moments, Promise, calendar_of


def foreseen(promise: type[Promise], *, now: datetime, subject: models.Model | None = None) -> Moments:
    """The moments that a to-do opened now would have; nothing is written."""
    kind = PROMISES[promise.name]
    todo = Todo(promise=kind.name, since_at=now, version=kind.version())
    todo.subject = subject
    return kind.moments(todo, calendar_of(kind))
