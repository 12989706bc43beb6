"""Open deadlines follow their pauses and the working calendar: neither is frozen when a to-do is opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import transaction

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, Clock, Moments, moments_of
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar as stored_calendar

BATCH = 500
MOMENTS = ("due_at", "yellow_at", "red_at", "next_at", "paused_until")


@dataclass(frozen=True)
class Moved:
    """An open to-do that would be due at another moment."""

    todo: Todo
    old_due: datetime
    new_due: datetime


def recompute(todo: Todo, *, now: datetime) -> None:
    """Write the moments of one to-do as its pauses and the calendar have them now."""
    _set(todo, moments_of(todo), now=now)
    todo.save(update_fields=MOMENTS)


def follow_subject(todo: Todo, *, by: Person | None, now: datetime, **columns: Any) -> None:
    """The clock of what it is about may have moved, and the to-do with it; the trail says so where it is due at another moment."""
    before, were = todo.due_at, moments_written(todo)
    for name, value in columns.items():
        setattr(todo, name, value)
    _set(todo, moments_of(todo), now=now)
    if moments_written(todo) != were:
        todo.save(update_fields=MOMENTS)
    if todo.due_at != before:
        trail.record("move_todo", subject=todo, by=by, at=now, details={"due": todo.due_at})


def moments_written(todo: Todo) -> list[datetime | None]:
    return [getattr(todo, name) for name in MOMENTS]


def _set(todo: Todo, when: Moments, *, now: datetime) -> None:
    todo.due_at, todo.yellow_at, todo.red_at = when.due, when.yellow, when.red
    todo.next_at = when.next_after(now, todo.rung)


def hold_subject(todo: Todo) -> None:
    """What a to-do is about, before the to-do itself: the order in which the areas' own actions hold them."""
    subjects = apps.get_model(todo.subject_type)._base_manager.select_for_update()
    list(subjects.filter(pk=todo.subject_id).values_list("pk"))


def _on_working_time() -> Iterator[Todo]:
    """With their subjects where a promise asks them: some queries for each batch, whatever its length."""
    kinds = [kind.name for kind in PROMISES if kind.clock is not Clock.WALL]
    todos = Todo.objects.open().filter(promise__in=kinds).select_related("version", "holder").prefetch_related("pauses")
    rows = todos.order_by("pk").iterator(chunk_size=BATCH)
    while some := list(islice(rows, BATCH)):
        for kind in PROMISES:
            if mine := [todo for todo in some if todo.promise == kind.name]:
                kind.read_subjects(mine)
        yield from some


def moved_by(calendar: Calendar, *, now: datetime) -> list[Moved]:
    """The open to-dos that would be due at another moment under this calendar, the largest move first; nothing is written."""
    moved = [Moved(todo, todo.due_at, moments_of(todo, calendar).due) for todo in _on_working_time()]
    return sorted((each for each in moved if each.new_due != each.old_due), key=lambda each: -abs(each.new_due - each.old_due))


def recompute_open(*, now: datetime, by: Person | None = None) -> int:
    """Write the moments of all open to-dos under the stored calendar; how many moved. Called after the calendar was changed."""
    calendar, moved = stored_calendar(), 0
    with transaction.atomic():
        for seen in list(_on_working_time()):
            when = moments_of(seen, calendar)
            if (when.due, when.yellow, when.red) == (seen.due_at, seen.yellow_at, seen.red_at):
                continue
            kind = PROMISES[seen.promise]
            if kind.subject_keeps_clock:
                hold_subject(seen)
            todo = Todo.objects.open().select_for_update(of=("self",)).filter(pk=seen.pk).first()
            if todo is None:
                continue
            when = moments_of(todo, calendar)  # with the pauses and rungs as they stand under the lock
            _set(todo, when, now=now)
            todo.save(update_fields=["due_at", "yellow_at", "red_at", "next_at"])
            kind.moved(todo, when)
            moved += 1
            trail.record("move_todo", subject=todo, by=by, at=now, details={"due": todo.due_at})
    return moved
