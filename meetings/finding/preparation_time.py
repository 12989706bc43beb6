"""How long preparations took: from the first tick to the last of what is due in the last half hour before a meeting."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db.models import Max, Min, QuerySet

from meetings.limits import Preparing
from meetings.models import Booking, Phase, Prepared

EARLIEST, LATEST = 60, 16  # minutes before: neither the agenda of the day before nor who must be there in the last quarter


def took(bookings: Iterable[int]) -> Mapping[int, timedelta]:
    """Booking id → how long it took, of those of which at least two were ticked; one question."""
    rows = _spans(Prepared.objects.filter(booking__in=bookings))
    return {pk: last - first for pk, first, last in rows if last > first}


def slow(begin: datetime, end: datetime) -> tuple[int, int]:
    """(took longer than the setting, prepared) of the served meetings that began in this stretch."""
    longest = Preparing.now().longest
    served = Booking.objects.holding().filter(meeting__is_served=True, begins_at__gte=begin, begins_at__lt=end)
    lengths = [last - first for _pk, first, last in _spans(Prepared.objects.filter(booking__in=served))]
    return sum(each > longest for each in lengths), len(lengths)


def _spans(rows: QuerySet[Prepared]) -> QuerySet[Prepared, tuple[int, datetime, datetime]]:
    some = rows.filter(item__phase=Phase.BEFORE, item__before__range=(LATEST, EARLIEST), done_at__isnull=False)
    return some.values("booking").annotate(first=Min("done_at"), last=Max("done_at")).values_list("booking", "first", "last")
