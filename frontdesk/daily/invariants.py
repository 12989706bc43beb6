"""What must hold of daily facts: days come to what they come to when they are counted now, and months to the sum of their days."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from frontdesk.daily import counting
from frontdesk.daily.daily import DAILIES, Daily
from frontdesk.daily.ids import unpacked
from frontdesk.daily.models import Counted, DayFacts, MonthFacts
from frontdesk.invariants import invariant
from frontdesk.people import zone

SAMPLE = 12  # days of each daily


@invariant("daily.as_counted")
def as_counted() -> Iterable[str]:
    """A sample of days, spread over all there are. Days of which something is not counted yet are left out."""
    zone.work_in_it()
    for state in Counted.objects.all():
        if state.daily not in DAILIES or state.fingerprint != DAILIES[state.daily].fingerprint():
            continue
        daily = DAILIES[state.daily]
        moving = counting.unseen(daily, state.settled)
        if moving is None:
            continue
        left = {first[:7] for first in state.left}
        for day in _sample(daily):
            if day not in moving and f"{day:%Y-%m}" not in left:
                yield from differences(daily, day, day)


@invariant("daily.months_add_up")
def months_add_up() -> Iterable[str]:
    for row in MonthFacts.objects.order_by("-month")[: SAMPLE * max(len(DAILIES), 1)]:
        days = DayFacts.objects.of(row.daily, row.month, counting.last_of(row.month))
        total = sum((Counter(counts) for counts in days.values_list("counts", flat=True)), Counter())
        if total != Counter(row.counts):
            yield f"{row} is not the sum of its days"


def differences(daily: Daily, first: date, last: date) -> Iterable[str]:
    """Each day whose facts are not what counting it now comes to."""
    now = {day: tally for day, tally in daily.count(first, last).items() if tally.counts or tally.ids}
    then = {row.day: row for row in DayFacts.objects.of(daily.name, first, last)}
    for day in sorted(set(now) | set(then)):
        same = day in now and day in then and Counter(then[day].counts) == now[day].counts and unpacked(then[day].ids) == now[day].ids
        if not same:
            yield f"{daily.name} of {day:%Y-%m-%d} is not what was counted"


def _sample(daily: Daily) -> list[date]:
    days = list(DayFacts.objects.filter(daily=daily.name).order_by("day").values_list("day", flat=True))
    return days[:: max(len(days) // SAMPLE, 1)]
