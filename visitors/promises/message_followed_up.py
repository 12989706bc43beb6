"""A message is followed up within one working day."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import Message
from visitors.notices.message_waits import MessageWaits


class MessageFollowedUp(Promise):
    """A message is followed up within one working day."""

    title = gettext_lazy("Messages")
    sentence = gettext_lazy(
        "Who was left a message follows it up within {limit} of its being taken; half of it gone, they and the stand-in are reminded, "
        "then the department head is told."
    )
    clock = Clock.DAYS
    can_hand_over = True
    limit = Days(1, gettext_lazy("Followed up within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.limit / 2, (Who.HOLDER, Who.STAND_IN), MessageWaits, gettext_lazy("reminded, and the stand-in")),
            Rung(values.limit, (Who.HEAD,), MessageWaits, gettext_lazy("the department head is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Message.objects.open().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        messages = Message.objects.known_to(reader).select_related("recipient").in_bulk([todo.subject_id for todo in todos])
        found = [todo for todo in todos if todo.subject_id in messages]
        return {todo.pk: self._described(messages[todo.subject_id], is_mine=todo.holder_id == reader.pk) for todo in found}

    def _described(self, message: Message, *, is_mine: bool) -> Described:
        words = _("Follow up the message of %(caller)s") if is_mine else _("%(person)s: follow up the message of %(caller)s")
        data = {"caller": message.name, "person": str(message.recipient), "company": message.company}
        return Described(words % data, message.get_absolute_url(), data)
