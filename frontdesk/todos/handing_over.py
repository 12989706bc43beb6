"""Giving a to-do to a colleague: the clock runs on, the colleague is told."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from frontdesk.todos.notices.todo_handed_over import TodoHandedOver
from frontdesk.todos.promises import PROMISES


def hand_over(todo: Todo, *, to: Person, by: Person, now: datetime, words: str = "") -> Todo:
    """From its holder (a person or a role) to one colleague. Refused: not-to-hand-over, gone, same, has-it, may-not-see, moved."""
    kind = PROMISES[todo.promise]
    if not kind.can_hand_over:
        raise Refused(_("This can't be handed over."), "not-to-hand-over")
    if not to.is_active:
        raise Refused(_("This colleague has left the company. Choose another one."), "gone")
    if todo.holder_id == to.pk:
        raise Refused(_("%(name)s has it already.") % {"name": to}, "same")
    return give(todo, to=to, by=by, now=now, words=words)


def give(todo: Todo, *, to: Person, by: Person, now: datetime, words: str = "") -> Todo:
    """The step itself, also for what its holder may not hand over by themselves. Refused: has-it, may-not-see, moved."""
    kind = PROMISES[todo.promise]
    try:
        with transaction.atomic():
            mine = Todo.objects.open().filter(pk=todo.pk, holder=todo.holder_id, role=todo.role)
            if not mine.update(holder=to, role=""):
                raise Refused(_("This is done already, or somebody else has handed it over."), "moved")
            details = {"from": todo.holder_id or todo.role, "to": to.pk, "words": words}
            entry = trail.record("hand_over_todo", subject=todo, by=by, at=now, details=details)
            todo.refresh_from_db()
            with override(to.language):
                about = kind.describe([todo], to).get(todo.pk)
            if about is None:
                raise Refused(_("%(name)s may not see what this is about.") % {"name": to}, "may-not-see")
            with override(to.language):
                data = {"title": about.title, "who": str(by), "words": words or _("no words"), "path": todo.get_absolute_url()}
            post(TodoHandedOver, cause=f"todo:{todo.pk}:handed:{entry.pk}", to=to, subject=todo, data=data, now=now)
    except IntegrityError:
        raise Refused(_("%(name)s has the same to-do already.") % {"name": to}, "has-it") from None
    return todo


def follow(todo: Todo, *, holder: Person | None = None, role: Role | str = "", by: Person | None, now: datetime) -> bool:
    """Its subject is in other hands, and the to-do with it, without a word: who has it now was told by who gave it. False: it was there."""
    if (todo.holder_id, todo.role) == (holder.pk if holder else None, str(role)):
        return False
    details = {"from": todo.holder_id or todo.role, "to": holder.pk if holder else str(role)}
    todo.holder, todo.role = holder, str(role)
    todo.save(update_fields=["holder", "role"])
    trail.record("hand_over_todo", subject=todo, by=by, at=now, details=details)
    return True
