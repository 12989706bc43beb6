"""The desk's list for the visitors of a day: which days an afternoon prepares, and the to-do."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from frontdesk.people.permissions import Role
from frontdesk.todos import actions as todos
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.today import midnight
from visitors.models import Visit, WelcomeDay
from visitors.models.visit import VisitQuerySet
from visitors.promises.welcome_ready import WelcomeReady

ONE = timedelta(days=1)


def visitors_on(day: date) -> VisitQuerySet:
    """Who is to come on that day, or has come."""
    start, end = midnight(day), midnight(day + ONE)
    return Visit.objects.alive().agreed().filter(expected_at__gte=start, expected_at__lt=end)


def days_after(day: date, calendar: Calendar) -> Iterator[date]:
    """The days that the afternoon of `day` prepares: those off, each by itself, and the next working day."""
    later = day + ONE
    while not calendar.is_workday(later):
        yield later
        later += ONE
    yield later


def begins(day: date, calendar: Calendar) -> datetime:
    """When the clock of a list begins, one working day before it is due: at the opening hour of its day; for a day off, when the office
    closes before it."""
    hours = calendar.hours_on(day)
    if hours:
        return calendar.add_days(timezone.make_aware(datetime.combine(day, hours.opens)), -1)
    before = calendar.previous_workday(day)
    closing = calendar.hours_on(before)
    assert closing is not None  # a working day has hours
    return calendar.add_days(timezone.make_aware(datetime.combine(before, closing.closes)), -1)


def prepare(day: date, *, now: datetime, calendar: Calendar) -> WelcomeDay | None:
    """Make the list of a day and the desk's to-do; None where nobody comes or the list is there already."""
    if not visitors_on(day).exists():
        return None
    with transaction.atomic():
        made, is_new = WelcomeDay.objects.get_or_create(day=day, defaults={"made_at": now})
        if not is_new:
            return None
        todos.open(WelcomeReady, subject=made, since=begins(day, calendar), role=Role.RECEPTIONIST, now=now)
    return made
