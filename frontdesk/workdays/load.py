"""Reading the working calendar from its tables."""

from django.utils import timezone

from frontdesk.workdays.calendar import Calendar, Hours, Special, YearStatus
from frontdesk.workdays.models import Day, OfficeHours, Year


def calendar() -> Calendar:
    """The calendar as it stands now: three queries, in the office's time zone."""
    return Calendar(
        hours={row.weekday: Hours(row.opens, row.closes, row.lunch_from, row.lunch_until) for row in OfficeHours.objects.all()},
        specials={row.on: Special(row.is_workday, row.name_zh, row.name_en) for row in Day.objects.all()},
        years={row.year: YearStatus(row.status) for row in Year.objects.all()},
        tz=timezone.get_current_timezone(),
    )
