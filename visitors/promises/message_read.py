"""A message is read within half an hour of working time."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.todos.promises import Rung, Who
from visitors.notices.message_unread import MessageUnread
from visitors.promises.about_message import MessageUnseen


class MessageRead(MessageUnseen):
    """A message is read within half an hour of working time."""

    title = gettext_lazy("Messages read")
    sentence = gettext_lazy(
        "Who was left a message reads it within {limit} of working time; then they and the stand-in are reminded, "
        "and after {head} the department head and the desk are told."
    )
    limit = Minutes(30, gettext_lazy("Read within"), 1, 480)
    head = Minutes(60, gettext_lazy("The head and the desk are told after"), 1, 960)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        later = max(values.head, values.limit)
        return (
            Rung(values.limit, (Who.HOLDER, Who.STAND_IN), MessageUnread, gettext_lazy("reminded, and the stand-in")),
            Rung(later, (Who.HEAD, Who.DESK), MessageUnread, gettext_lazy("the department head and the desk are told")),
        )
