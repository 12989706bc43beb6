"""Moments that tests speak of. 23 November 2026 is a Monday and a working day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY_9AM = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

# Forty moments of three years: holidays, make-up days, midnights, month ends.
_YEARS = [(2025, 10, 1), (2025, 9, 28), (2025, 12, 31), (2026, 1, 1), (2026, 1, 4), (2026, 2, 14), (2026, 2, 17), (2026, 2, 28)]
_DAYS = [(2026, 11, 22), (2026, 11, 23), (2026, 11, 24), (2026, 12, 25), (2026, 12, 31), (2027, 1, 31), (2027, 2, 6), (2027, 10, 9)]
_CLOCKS = [(0, 0), (3, 0), (9, 2), (12, 30), (23, 59)]
FORTY = [datetime(*day, *clock, tzinfo=SHANGHAI) for day in (*_YEARS, *_DAYS) for clock in _CLOCKS][::2]
