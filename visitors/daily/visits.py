"""Who came, by how, to which department, and how long they waited."""

from collections.abc import Iterable

from django.db.models import QuerySet

from frontdesk.daily.daily import Daily, Record
from frontdesk.daily.spread import tenths
from visitors.models import Visit


class Came(Daily):
    """Everybody who arrived and was no slip; who was never met is no waiting time."""

    name = "visitors.came"
    is_read_by_day = True
    model = Visit
    day = "arrived_at"
    person = "host"
    columns = ("arrived_at", "met_at", "is_walk_in")

    def rows(self) -> QuerySet[Visit]:
        return Visit.objects.filter(arrived_at__isnull=False, cancelled_at__isnull=True)

    def keys(self, record: Record) -> Iterable[str]:
        arrived, met, is_walk_in = record.values
        department = record.department or 0
        yield "all"
        yield f"dept:{department}"
        if is_walk_in:
            yield "walk-in"
        if met:
            yield f"wait:{department}:{tenths((met - arrived).total_seconds())}"
