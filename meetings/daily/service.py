"""Meetings that the office served, and what their organisers said of the preparation."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from frontdesk.daily.daily import Daily, Record
from frontdesk.workdays.today import midnight
from meetings.daily.touches import TOUCHED_BY
from meetings.finding.preparation_errors import error_rate
from meetings.models import Booking
from meetings.models.booking import LONGEST


class Served(Daily):
    """On the day they really ended."""

    name = "meetings.served"
    is_read_by_day = True
    model = Booking
    day = "ends_at"
    columns = ("ended_at", "meeting__is_served", "report__answered_at", "report__was_right")
    touched_by = TOUCHED_BY

    def rows(self) -> QuerySet[Booking]:
        return Booking.objects.filter(Q(ended_at__isnull=True, meeting__is_served=True) | Q(report__isnull=False))

    def between(self, first: date, last: date) -> QuerySet[Booking]:
        """When they began is said for the index, which knows beginnings only."""
        return (
            super().between(first, last).filter(begins_at__gte=midnight(first) - LONGEST, begins_at__lt=midnight(last + timedelta(days=1)))
        )

    def keys(self, record: Record) -> Iterable[str]:
        ended, is_served, answered, was_right = record.values
        if ended is None and is_served:
            yield "served"
        if answered:
            yield "answered"
        if was_right is False:
            yield "wrong"

    def today(self, now: datetime) -> Counter[str]:
        """Until now."""
        wrong, answered, served = error_rate(midnight(timezone.localdate(now)), now)
        return Counter({"wrong": wrong, "answered": answered, "served": served})
