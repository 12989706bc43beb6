"""The admin manager hears once that the same fault comes back again and again."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from repairs.models import Recurrence
from repairs.scope import seen


def recurrences_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose episode this reader sees."""
    return seen(Recurrence.objects.visible_to(reader), notices)


class FaultRecurs(NoticeKind):
    """The admin manager hears once that the same fault comes back again and again."""

    label = _("a fault comes back again and again")
    hears = _("The admin manager hears once that the same fault comes back again and again.")
    scope = staticmethod(recurrences_seen)
    placeholders = ("what", "kind", "count", "link")
    samples = {"what": ("2 层打印机", "Printer, 2F"), "kind": ("硬件", "hardware"), "count": ("3", "3")}
