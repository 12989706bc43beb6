"""Quiet hours as plain arithmetic: when they end, seen from a moment. No query, no clock."""

from datetime import datetime, time, timedelta

from frontdesk.workdays.calendar import Calendar

DAY = timedelta(days=1)


def is_within(at: time, begin: time, end: time) -> bool:
    """Does `at` lie from `begin` to before `end`, over midnight when the end is the earlier one? Equal times are no hours at all."""
    return begin <= at < end if begin < end else begin > end and (at >= begin or at < end)


def end_of_quiet(moment: datetime, begin: time, end: time, calendar: Calendar, *, free_days: bool) -> datetime:
    """The first moment from `moment` on that is not quiet; `moment` itself when nobody is disturbed by it."""
    local = moment.astimezone(calendar.tz)
    if free_days and calendar.hours and not calendar.is_workday(local.date()):
        local = datetime.combine(calendar.next_workday(local.date()), time(), tzinfo=calendar.tz)
    if is_within(local.time(), begin, end):
        past_midnight = local.time() >= end
        waked = datetime.combine(local.date() + (DAY if past_midnight else timedelta()), end, tzinfo=calendar.tz)
        return end_of_quiet(waked, begin, end, calendar, free_days=free_days)
    return max(local, moment)


def in_office_time(moment: datetime, calendar: Calendar) -> bool:
    """Is the office open, lunch included?"""
    local = moment.astimezone(calendar.tz)
    hours = calendar.hours_on(local.date())
    return hours is not None and hours.opens <= local.time() < hours.closes
