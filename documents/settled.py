"""Which notices about documents ask for nothing any more: it was done, answered by somebody else or taken back."""

from collections.abc import Sequence

from django.db.models import QuerySet

from documents.models import Handling, Reader, Recipient, Signing
from frontdesk.outbox.models import Notice
from frontdesk.todos.settled import settled_todos


def nothing_asked(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose to-do is closed, or whose `data` names a question, a reader, a handling or a copy that is over."""
    return settled_todos(notices) | _over(notices)


def _over(notices: Sequence[Notice]) -> set[int]:
    over: set[int] = set()
    for name, waiting in _waiting().items():
        named = {notice.pk: notice.data[name] for notice in notices if name in notice.data}
        if named:
            left = set(waiting.filter(pk__in=set(named.values())).values_list("pk", flat=True))
            over |= {pk for pk, asked in named.items() if asked not in left}
    return over


def _waiting() -> dict[str, QuerySet[Signing] | QuerySet[Reader] | QuerySet[Handling] | QuerySet[Recipient]]:
    return {
        "signing": Signing.objects.asked(),
        "reader": Reader.objects.asked(),
        "handling": Handling.objects.open(),
        "recipient": Recipient.objects.open(),
    }
