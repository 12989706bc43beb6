"""Series that nobody came to so many times in a row, and that still have dates to come."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, islice

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from meetings.models import Booking, Outcome, Series, StrikeOut


def coming(series: Series, now: datetime) -> QuerySet[Booking]:
    """Its dates to come."""
    rows = Booking.objects.holding().filter(meeting__series=series, begins_at__gt=now)
    return rows.select_related("meeting__organiser", "meeting__series", "room__place").order_by("begins_at")


def dead(now: datetime, since: datetime, misses: int) -> Iterator[Booking]:
    """Of each the last date that nobody came to; series that are asked about are left out, and what was before an answer counts no more."""
    missed = Booking.objects.filter(outcome=Outcome.NO_SHOW, meeting__series__isnull=False).values("meeting__series")
    often = missed.annotate(many=Count("pk")).filter(many__gte=misses).values("meeting__series")
    live = Booking.objects.holding().filter(begins_at__gt=now, meeting__series__in=often).values("meeting__series")
    answered = StrikeOut.objects.filter(series=OuterRef("meeting__series"), closed_at__isnull=False).order_by("-closed_at")
    rows = decided(now).filter(meeting__series__in=live).exclude(meeting__series__in=StrikeOut.objects.open().values("series"))
    rows = rows.annotate(answered=Subquery(answered.values("closed_at")[:1])).order_by("meeting__series", "-begins_at")
    for _series, some in groupby(rows, key=lambda each: each.meeting.series_id):
        last = list(islice((each for each in some if each.answered is None or each.begins_at > each.answered), misses))
        if len(last) == misses and all(each.outcome == Outcome.NO_SHOW for each in last) and last[0].ended_at >= since:
            yield last[0]


def somebody_came(series: Series, now: datetime) -> bool:
    """To the last date of which it is known."""
    last = decided(now).filter(meeting__series=series).order_by("-begins_at").first()
    return last is not None and last.outcome != Outcome.NO_SHOW


def decided(now: datetime) -> QuerySet[Booking]:
    """Dates of series of which it is known whether anybody came; what was cancelled says nothing."""
    held = Q(outcome="") & (Q(ends_at__lte=now) | Q(checked_in_at__isnull=False))
    rows = Booking.objects.filter(Q(outcome=Outcome.NO_SHOW) | held, begins_at__lte=now, meeting__series__isnull=False)
    return rows.select_related("meeting__series__organiser", "room__place")
