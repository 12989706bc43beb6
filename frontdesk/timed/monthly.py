"""Moments of rules that happen once a month, on a day that moves when it is free."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from itertools import count

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from frontdesk.timed.nightly import YEAR
from frontdesk.workdays.calendar import Calendar, Direction

Pick = Callable[[date], date]  # the first of a month → its day, before it is moved
Monthly = tuple[date, datetime]  # the first of the month, and the moment that is its own


def on_the(number: int) -> Pick:
    """The 25th; the last day of a month that is shorter."""
    return lambda first: first.replace(day=min(number, monthrange(first.year, first.month)[1]))


def on_the_last(weekday: int) -> Pick:
    """The last Monday (0) … Sunday (6)."""
    return lambda first: Calendar.last_weekday_of_month(first.year, first.month, weekday)


def months_at(pick: Pick, at: time, direction: Direction, *, since: datetime, now: datetime, calendar: Calendar) -> list[Monthly]:
    """Each month whose moment lies after `since` and not after `now`, oldest first; at most a year back."""
    first = (max(timezone.localdate(since), timezone.localdate(now) - YEAR) - relativedelta(months=1)).replace(day=1)
    many = (timezone.localdate(now).year - first.year) * 12 + timezone.localdate(now).month - first.month + 2
    months = (first + relativedelta(months=ahead) for ahead in range(many))
    owed = ((month, moved(pick(month), at, direction, calendar)) for month in months)
    return [(month, moment) for month, moment in owed if since < moment <= now]


def coming_months(pick: Pick, at: time, direction: Direction, after: datetime, calendar: Calendar) -> Iterator[Monthly]:
    """The coming ones, without end."""
    first = (timezone.localdate(after) - relativedelta(months=1)).replace(day=1)
    months = (first + relativedelta(months=ahead) for ahead in count())
    ahead = ((month, moved(pick(month), at, direction, calendar)) for month in months)
    return ((month, moment) for month, moment in ahead if moment > after)


def moved(day: date, at: time, direction: Direction, calendar: Calendar) -> datetime:
    """That time of that day, or of the working day that it moves to."""
    return timezone.make_aware(datetime.combine(calendar.shift(day, direction), at))
