"""A colleague hears that a to-do is theirs now."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo


def still_held(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose to-do this reader still holds."""
    held = set(Todo.objects.filter(pk__in=[notice.subject_id for notice in notices], holder=reader).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id in held}


class TodoHandedOver(NoticeKind):
    """A colleague hears that a to-do is theirs now."""

    label = _("a to-do was handed over to me")
    hears = _("A colleague hears that a to-do is theirs now.")
    scope = staticmethod(still_held)
    placeholders = (
        "title",
        "who",
        "words",
        "link",
    )
