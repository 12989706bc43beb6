"""Moments of rules that happen once a day, or once a working day, at a time on the wall."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import count

from django.utils import timezone

from frontdesk.workdays.calendar import Calendar

YEAR = timedelta(days=366)


def last_night(at: time, now: datetime) -> datetime:
    """The newest moment at this time of day that is not after `now`."""
    today = timezone.make_aware(datetime.combine(timezone.localdate(now), at))
    return today if today <= now else timezone.make_aware(datetime.combine(timezone.localdate(now) - timedelta(days=1), at))


def days_at(at: time, *, since: datetime, now: datetime, calendar: Calendar | None = None) -> list[datetime]:
    """Every moment at this time of day after `since` and not after `now`, oldest first: a rule that owes a record for each missed day.

    Under a calendar only working days, make-up days among them. At most a year back: what is older is nobody's business any more.
    """
    first, last = max(timezone.localdate(since), timezone.localdate(now) - YEAR), timezone.localdate(now)
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    moments = (timezone.make_aware(datetime.combine(day, at)) for day in days if calendar is None or calendar.is_workday(day))
    return [moment for moment in moments if since < moment <= now]


def workdays_at(at: time, after: datetime, calendar: Calendar) -> Iterator[datetime]:
    """The coming moments at this time of day on working days, without end."""
    return (moment for moment in nights(at, after) if calendar.is_workday(timezone.localdate(moment)))


def nights(at: time, after: datetime) -> Iterator[datetime]:
    """The coming moments at this time of day, without end."""
    today = timezone.localdate(after)
    moments = (timezone.make_aware(datetime.combine(today + timedelta(days=ahead), at)) for ahead in count())
    return (moment for moment in moments if moment > after)
