"""Stopping the clock of a to-do, with a reason and a date on which it goes on by itself."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Pause, Todo
from frontdesk.todos.promises import PROMISES
from frontdesk.todos.recompute import recompute

LONGEST = timedelta(days=90)


def pause(todo: Todo, *, until: datetime, reason: str, by: Person, now: datetime) -> Pause:
    """Stop the clock until a moment. Refused: not-pausable, done, paused, past, too-long, reason."""
    if not PROMISES[todo.promise].can_pause:
        raise Refused(_("The clock of this can't be stopped."), "not-pausable")
    if not reason.strip():
        raise Refused(_("Say in a few words why it must wait."), "reason")
    if until <= now:
        raise Refused(_("This moment has passed. Choose a later time."), "past")
    if until - now > LONGEST:
        raise Refused(_("At most %(n)d days ahead. Pause again when they are over.") % {"n": LONGEST.days}, "too-long")
    with transaction.atomic():
        todo = _held(todo)
        if todo.is_paused(now):
            raise Refused(_("This is paused already."), "paused")
        made = Pause.objects.create(todo=todo, reason=reason.strip()[:200], paused_at=now, paused_by=by, until_at=until)
        todo.paused_until = until
        recompute(todo, now=now)
        trail.record("pause_todo", subject=todo, by=by, at=now, details={"until": until, "reason": made.reason})
    return made


def resume(todo: Todo, *, by: Person, now: datetime) -> bool:
    """Go on before the date; False when the clock runs already. Refused: not-pausable, done."""
    if not PROMISES[todo.promise].can_pause:
        raise Refused(_("The clock of this can't be stopped."), "not-pausable")
    with transaction.atomic():
        todo = _held(todo)
        if not todo.is_paused(now):
            return False
        Pause.objects.filter(todo=todo, resumed_at__isnull=True, until_at__gt=now).update(resumed_at=now, resumed_by=by)
        todo.paused_until = None
        recompute(todo, now=now)
        trail.record("resume_todo", subject=todo, by=by, at=now)
    return True


def _held(todo: Todo) -> Todo:
    """The to-do as it stands now, held until the transaction ends; refused when it is done."""
    todo = Todo.objects.select_for_update().get(pk=todo.pk)
    if todo.done_at is not None:
        raise Refused(_("This is done already."), "done")
    return todo
