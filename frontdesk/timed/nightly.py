"""Moments of rules that happen once a day at a time on the wall."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import count

from django.utils import timezone


def last_night(at: time, now: datetime) -> datetime:
    """The newest moment at this time of day that is not after `now`."""
    today = timezone.make_aware(datetime.combine(timezone.localdate(now), at))
    return today if today <= now else timezone.make_aware(datetime.combine(timezone.localdate(now) - timedelta(days=1), at))


def nights(at: time, after: datetime) -> Iterator[datetime]:
    """The coming moments at this time of day, without end."""
    today = timezone.localdate(after)
    moments = (timezone.make_aware(datetime.combine(today + timedelta(days=ahead), at)) for ahead in count())
    return (moment for moment in moments if moment > after)
