"""Reading the working calendar from its tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

from frontdesk.workdays.calendar import Calendar, Hours, Special, YearStatus
from frontdesk.workdays.models import Day, OfficeHours, Year

_read: ContextVar[Calendar | None] = ContextVar("calendar read once", default=None)


@contextmanager
def read_once() -> Iterator[Calendar]:
    """Inside, and inside that again, the calendar is read from its tables once: for pages that ask many rules. Never around a change."""
    token = _read.set(calendar())
    try:
        yield calendar()
    finally:
        _read.reset(token)


def calendar() -> Calendar:
    """The calendar as it stands now: three queries, in the office's time zone."""
    return _read.get() or _from_tables()


def _from_tables() -> Calendar:
    return Calendar(
        hours={row.weekday: Hours(row.opens, row.closes, row.lunch_from, row.lunch_until) for row in OfficeHours.objects.all()},
        specials={row.on: Special(row.is_workday, row.name_zh, row.name_en) for row in Day.objects.all()},
        years={row.year: YearStatus(row.status) for row in Year.objects.all()},
        tz=timezone.get_current_timezone(),
    )
