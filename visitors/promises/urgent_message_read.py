"""An urgent message is read within five minutes of working time."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.todos.promises import Rung, Who
from visitors.notices.message_unread import MessageUnread
from visitors.promises.about_message import MessageUnseen


class UrgentMessageRead(MessageUnseen):
    """An urgent message is read within five minutes of working time."""

    title = gettext_lazy("Urgent messages read")
    sentence = gettext_lazy(
        "Who was left an urgent message reads it within {limit} of working time; then the stand-in and the desk are told, "
        "and after {head} the department head."
    )
    limit = Minutes(5, gettext_lazy("Read within"), 1, 120)
    head = Minutes(10, gettext_lazy("The head is told after"), 1, 240)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        later = max(values.head, values.limit)
        return (
            Rung(values.limit, (Who.HOLDER, Who.STAND_IN, Who.DESK), MessageUnread, gettext_lazy("the stand-in and the desk are told")),
            Rung(later, (Who.HEAD,), MessageUnread, gettext_lazy("the department head is told")),
        )
