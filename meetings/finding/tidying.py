"""When a room is tidied by: so long after the meeting, and before the next one in the room begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery

from meetings.models import Booking
from meetings.models.booking import LOOK_BACK

LONGEST_AFTER = timedelta(days=30)  # after its end: a room that was used for so long since has been tidied, though nobody said so
NEAR = timedelta(days=1)  # longer than a room may wait to be tidied, and than anything is set up


@dataclass(frozen=True)
class Untidy:
    """A booking whose room is to be tidied, and by when."""

    booking: Booking
    by: datetime


def untidy(now: datetime, since: datetime, limit: timedelta) -> list[Untidy]:
    """Two questions."""
    rows = list(over(now, since))
    following = next_begins([each.pk for each in rows])
    return [Untidy(each, tidy_by(each, limit, following[each.pk])) for each in rows]


def over(now: datetime, since: datetime) -> QuerySet[Booking]:
    """Served meetings that took place and have ended, whose room is not tidied; their real end is when they stopped holding it."""
    ended_since = max(since, now - LONGEST_AFTER)
    rows = Booking.objects.holding().filter(meeting__is_served=True, ends_at__lte=now, ends_at__gte=ended_since, report__isnull=True)
    rows = rows.filter(held_from__lte=now, held_from__gt=ended_since - LOOK_BACK)  # for the index
    return rows.select_related("meeting", "room__place").order_by("ends_at")


def next_begins(bookings: Sequence[int]) -> Mapping[int, datetime | None]:
    """Booking id → when the next one in its room begins, if that is within a day; one question."""
    later = Booking.objects.holding().filter(room=OuterRef("room"), begins_at__gte=OuterRef("ends_at")).order_by("begins_at")
    later = later.filter(held_from__gt=OuterRef("ends_at") - NEAR, held_from__lt=OuterRef("ends_at") + NEAR)  # for the index
    rows = Booking.objects.filter(pk__in=bookings).annotate(next_at=Subquery(later.values("begins_at")[:1]))
    return dict(rows.values_list("pk", "next_at"))


def tidy_by(booking: Booking, limit: timedelta, next_at: datetime | None) -> datetime:
    by = booking.ends_at + limit
    return min(by, next_at) if next_at else by
