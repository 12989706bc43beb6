"""When the rounds of a checklist are due: its times on its days, moved off days that are free. Pure: no query, no clock."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import cast

from django.utils import timezone

from frontdesk.workdays.calendar import Calendar, Direction
from repairs.models import Checklist, Repeat

FURTHEST = timedelta(days=31)  # that a free day moves a date: no holiday is longer


def due_in(checklist: Checklist, calendar: Calendar, after: datetime, until: datetime) -> list[datetime]:
    """Every moment after one and not after the other, in order."""
    moments = (
        moment
        for day in days_in(checklist, calendar, timezone.localdate(after), timezone.localdate(until))
        for moment in at(checklist, day)
    )
    return [moment for moment in moments if after < moment <= until]


def at(checklist: Checklist, day: date) -> list[datetime]:
    """Its moments of a day, in order."""
    return [timezone.make_aware(datetime.combine(day, time.fromisoformat(each))) for each in sorted(checklist.times)]


def days_in(checklist: Checklist, calendar: Calendar, first: date, last: date) -> list[date]:
    """Its days from one to another, both included; two dates that move to one day are one."""
    if checklist.repeat == Repeat.WORKDAYS:
        return [day for day in days(first, last) if calendar.is_workday(day)]
    named = _of_week if checklist.repeat == Repeat.WEEKLY else _of_month if checklist.repeat == Repeat.MONTHLY else _none
    direction = cast(Direction, checklist.shift)
    moved = {calendar.shift(day, direction) for day in named(checklist, first - FURTHEST, last + FURTHEST)}
    return sorted(day for day in moved if first <= day <= last)


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def _of_week(checklist: Checklist, first: date, last: date) -> Iterable[date]:
    return (day for day in days(first, last) if str(day.weekday()) in checklist.weekdays)


def _of_month(checklist: Checklist, first: date, last: date) -> Iterable[date]:
    """The 31st is the last day of a shorter month."""
    wanted = checklist.day_of_month or 1
    return (day for day in days(first, last) if day.day == min(wanted, monthrange(day.year, day.month)[1]))


def _none(checklist: Checklist, first: date, last: date) -> Iterable[date]:
    return ()
