"""The admin manager hears at 16:00 what is not repaired, also when there is nothing."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from repairs.models import Summary
from repairs.scope import seen


def summaries_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose summary this reader sees."""
    return seen(Summary.objects.visible_to(reader), notices)


class SummaryMade(NoticeKind):
    """The admin manager hears at 16:00 what is not repaired, also when there is nothing."""

    label = _("summary of what is not repaired")
    hears = _("The admin manager hears at 16:00 what is not repaired, also when there is nothing.")
    must = True
    scope = staticmethod(summaries_seen)
    placeholders = ("day", "many", "late", "reasons", "link")
    samples = {
        "day": ("11月23日", "November 23"),
        "many": ("7", "7"),
        "late": ("2", "2"),
        "reasons": ("等待配件：3\n尚未接单：4", "waiting for parts: 3\nnot accepted yet: 4"),
    }
