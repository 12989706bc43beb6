"""The dates of a rule, and the instants of a wall clock: expanded without a zone, which is put on afterwards.

So a meeting at nine stays at nine when summer time begins. RFC 5545, 3.3.10; what a month does not have (31 February) is passed over.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

MOST = 366  # dates, and days from the first to the last
LONGEST = timedelta(days=366)
PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "COUNT", "UNTIL"}
FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


def parts_of(rule: str) -> dict[str, str]:
    """By name. ValueError for a rule that is none, or has parts that no form of ours makes."""
    pairs = [part.partition("=") for part in rule.split(";")]
    parts = {name: value for name, _equals, value in pairs}
    if len(parts) != len(pairs) or not set(parts) <= PARTS or parts.get("FREQ") not in FREQUENCIES or "" in parts.values():
        raise ValueError(f"not a rule of ours: {rule}")
    return parts


def dates_of(rule: str, first: date) -> list[date]:
    """From the first on, for a year at most. ValueError as in `parts_of`."""
    parts_of(rule)
    begin = datetime.combine(first, time())
    return list(_within_a_year(rrulestr(rule, dtstart=begin), begin))


def _within_a_year(dates: Iterable[datetime], begin: datetime) -> Iterator[date]:
    for number, each in enumerate(dates):
        if number >= MOST or each - begin > LONGEST:
            return
        yield each.date()


def passes_months_over(rule: str, first: date) -> bool:
    """Whether a monthly rule leaves out months that have no such day, as those on the 31st do; "the last day" does not."""
    parts = parts_of(rule)
    if parts["FREQ"] != "MONTHLY" or "BYDAY" in parts or int(parts.get("INTERVAL", 1)) != 1:
        return False
    months = [(each.year, each.month) for each in dates_of(rule, first)]
    return any((year * 12 + month) - (before * 12 + last) > 1 for (before, last), (year, month) in pairwise(months))


def moment(on: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant of a wall clock. An hour that spring leaves out is the one after it; one that autumn has twice is the first."""
    wall = datetime.combine(on, at, tzinfo=zone)
    return wall.astimezone(UTC).astimezone(zone)
