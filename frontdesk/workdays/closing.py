"""When the house closes: by the working calendar, and on days off at a time of its own."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count

from django.utils import timezone

from frontdesk.workdays.calendar import Calendar

WEEK = 8  # days looked back; who has been here for longer is asked about the newest closing, as everybody is


def closing(day: date, calendar: Calendar, off: time) -> datetime:
    """The closing hour of a day."""
    hours = calendar.hours_on(day)
    return timezone.make_aware(datetime.combine(day, hours.closes if hours else off))


def last_closing(now: datetime, calendar: Calendar, off: time) -> datetime:
    """The newest closing that is not after `now`."""
    today = timezone.localdate(now)
    return next(at for at in (closing(today - timedelta(days=back), calendar, off) for back in range(WEEK)) if at <= now)


def closings(after: datetime, calendar: Calendar, off: time) -> Iterator[datetime]:
    """The coming closings, without end."""
    today = timezone.localdate(after)
    moments = (closing(today + timedelta(days=ahead), calendar, off) for ahead in count())
    return (moment for moment in moments if moment > after)
