"""What the promises about a message say of it."""

from collections.abc import Sequence
from typing import ClassVar

from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise
from visitors.models import Message


class MessageUnseen(Promise):
    """Base: a message is seen by whom it is for; in working hours."""

    abstract: ClassVar[bool] = True
    clock = Clock.HOURS

    def is_moot(self, todo: Todo) -> bool:
        return not Message.objects.unread().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        messages = Message.objects.known_to(reader).select_related("recipient").in_bulk([todo.subject_id for todo in todos])
        found = [todo for todo in todos if todo.subject_id in messages]
        return {todo.pk: self._described(messages[todo.subject_id], is_mine=todo.holder_id == reader.pk) for todo in found}

    def _described(self, message: Message, *, is_mine: bool) -> Described:
        words = _("Read the message of %(caller)s") if is_mine else _("%(person)s: read the message of %(caller)s")
        data = {"caller": message.name, "person": str(message.recipient), "company": message.company or _("no company")}
        return Described(words % data, message.get_absolute_url(), data)
