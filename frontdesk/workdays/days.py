"""Days of the office as moments."""

from datetime import date, datetime, time

from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.closing import closing
from frontdesk.workdays.load import calendar as stored_calendar

OFF = time(18)  # on a day off


def end_of(day: date, calendar: Calendar | None = None) -> datetime:
    """When the office closes on that day: a date that was told or set is kept until then."""
    return closing(day, calendar or stored_calendar(), OFF)
