"""Reading facts: a page reads the months of its period and of those it is compared with once, for all its figures."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from frontdesk.daily.daily import DAILIES
from frontdesk.daily.models import Counted, DayFacts, MonthFacts
from frontdesk.workdays.periods import Period


class Facts:
    """What was counted, as far as one page has asked for it."""

    def __init__(self) -> None:
        self._months: dict[tuple[str, date], Counter[str]] = {}
        self._loaded: set[date] = set()
        self._days: dict[tuple[str, Period], dict[date, Counter[str]]] = {}

    def of(self, name: str, period: Period) -> Counter[str]:
        """The sum of a period; what was never counted is 0."""
        assert name in DAILIES, name
        self._load(period)
        total: Counter[str] = Counter()
        for month in period.each_month:
            total.update(self._months.get((name, month.first), {}))
        return total

    def so_far(self, name: str, period: Period, now: datetime) -> Counter[str]:
        """A period until now, of a daily that counts what is still to come, too: days that are over as counted, today as it stands."""
        today = timezone.localdate(now)
        if period.last < today:
            return self.of(name, period)
        total: Counter[str] = Counter()
        if period.first > today:
            return total
        running = Period.holding(today)
        for month, counts in self.by_month(name, period).items():
            if month < running.first:
                total.update(counts)
        for day, counts in self.by_day(name, running).items():
            if day < today:
                total.update(counts)
        total.update(DAILIES[name].today(now))
        return total

    def by_day(self, name: str, period: Period) -> dict[date, Counter[str]]:
        """Each day of a period that has anything."""
        if (name, period) not in self._days:
            together = {name, *(daily.name for daily in DAILIES if daily.is_read_by_day)}
            self._days |= {(each, period): {} for each in together}
            rows = DayFacts.objects.filter(daily__in=together, day__range=(period.first, period.last))
            for each, day, counts in rows.values_list("daily", "day", "counts"):
                self._days[each, period][day] = Counter(counts)
        return self._days[name, period]

    def by_month(self, name: str, period: Period) -> dict[date, Counter[str]]:
        """Each month of a period."""
        self._load(period)
        return {month.first: Counter(self._months.get((name, month.first), {})) for month in period.each_month}

    def _load(self, period: Period) -> None:
        """The months of a period; where one is missing, those of the period before and of the year before in the same question."""
        if not {month.first for month in period.each_month} <= self._loaded:
            self.load([period, period.before, period.year_before])

    def load(self, periods: Iterable[Period]) -> None:
        """Read the months of these periods, all of them with one question."""
        wanted = {month.first for each in periods for month in each.each_month} - self._loaded
        for name, month, counts in MonthFacts.objects.filter(month__in=wanted).values_list("daily", "month", "counts"):
            self._months[name, month] = Counter(counts)
        self._loaded |= wanted


def unfinished() -> list[str]:
    """The dailies of which something is still to be counted anew."""
    states = {state.daily: state for state in Counted.objects.all()}
    return [daily.name for daily in DAILIES if daily.name not in states or states[daily.name].left]
