"""Calendars to count with: China's as published, and the same office elsewhere."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from frontdesk.workdays.calendar import Calendar, Hours, Special, YearStatus
from frontdesk.workdays.seed import days_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = Hours(time(9), time(18), time(12), time(13))
HOUR, DAY, NOTHING = timedelta(hours=1), timedelta(days=1), timedelta()


def office(tz=SHANGHAI, years=(2024, 2025, 2026), hours=None):
    return Calendar(
        hours=dict.fromkeys(range(5), OFFICE) if hours is None else hours,
        specials={day.on: Special(day.is_workday, day.name_zh, day.name_en) for year in years for day in days_of(year)},
        years=dict.fromkeys(years, YearStatus.OFFICIAL) | {2027: YearStatus.PROVISIONAL},
        tz=tz,
    )


CHINA = office()


def at(text, tz=SHANGHAI):
    """`at("11-20 17:30")` is that moment of 2026 in Shanghai; a year may be given."""
    text = text if len(text) > 11 else f"2026-{text}"
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=tz)


def on(text):
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")
