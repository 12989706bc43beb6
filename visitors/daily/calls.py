"""Calls as the desk wrote them down, and as the phone system's list has them."""

from collections.abc import Iterable, Sequence
from math import ceil

from django.db.models import QuerySet

from frontdesk.daily.daily import Daily, Record, Touch, itself
from visitors.actions.rings import THREE
from visitors.models import Call, Ring

LISTED = "import_rings"


def ticked_by_list(touches: Sequence[Touch]) -> set[int]:
    """The calls that know their rings by a list that was taken then."""
    return set(_listed(touches).exclude(call=None).values_list("call", flat=True))


def on_list(touches: Sequence[Touch]) -> set[int]:
    """The lines that were taken then."""
    return set(_listed(touches).values_list("pk", flat=True))


def _listed(touches: Sequence[Touch]) -> QuerySet[Ring]:
    return Ring.objects.filter(imported_at__in=[touch.at for touch in touches if touch.verb == LISTED])


class Called(Daily):
    """On the day they began: within three rings or not where that is known, and minutes until whoever they concern was told."""

    name = "visitors.called"
    model = Call
    day = "began_at"
    columns = ("in_three_rings", "ended_at", "told_at")
    touched_by = {"people.person": ticked_by_list}

    def rows(self) -> QuerySet[Call]:
        return Call.objects.counted()

    def keys(self, record: Record) -> Iterable[str]:
        in_three_rings, ended, told = record.values
        yield "all"
        if in_three_rings is not None:
            yield "quick" if in_three_rings else "slow"
        if told:
            yield f"told:{max(ceil((told - ended).total_seconds() / 60), 0)}"


class Rang(Daily):
    """Lines of the phone system's list: answered, and with how many rings."""

    name = "visitors.rang"
    model = Ring
    day = "began_at"
    columns = ("is_answered", "rings")
    touched_by = {"people.person": on_list, Ring._meta.label_lower: itself}

    def keys(self, record: Record) -> Iterable[str]:
        is_answered, rings = record.values
        yield "all"
        if is_answered:
            yield "answered"
            if rings is not None:
                yield "quick" if rings <= THREE else "slow"
