"""The working calendar as a value: pure date arithmetic, no query, no clock.

Two clocks run on it. *hours* counts working hours, without lunch; *days* counts working days from midnight to
midnight, so nights count while weekends and holidays do not. Days are the office's days, in its time zone; instants
are given with any zone and answered in UTC. A year that nobody has published yet simply follows the weekdays.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import Literal, NamedTuple

from django.db.models import TextChoices
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

Direction = Literal["next", "previous", "none"]
DAY = timedelta(days=1)
NOTHING = timedelta()
FURTHEST = 36_525  # days walked before giving up: a hundred years
Amounts = Iterator[tuple[date, timedelta]]  # how much of each day counts


class YearStatus(TextChoices):
    """How much is known about a year."""

    OFFICIAL = "official", gettext_lazy("official")
    PROVISIONAL = "provisional", gettext_lazy("provisional: make-up working days are not published yet")
    NONE = "none", gettext_lazy("not published: weekdays only")


class Kind(TextChoices):
    """What a day is."""

    WORKDAY = "workday", gettext_lazy("working day")
    MAKE_UP = "make-up", gettext_lazy("make-up working day")
    WEEKEND = "weekend", gettext_lazy("weekend")
    HOLIDAY = "holiday", gettext_lazy("holiday")


class Line(NamedTuple):
    """One day of a sum: how much of it counted."""

    on: date
    kind: Kind
    amount: timedelta


@dataclass(frozen=True)
class Hours:
    """When the office is open on a weekday; no lunch break when both lunch times are None."""

    opens: time
    closes: time
    lunch_from: time | None = None
    lunch_until: time | None = None

    def __post_init__(self) -> None:
        if (self.lunch_from is None) != (self.lunch_until is None):
            raise ValueError(_("A lunch break needs a beginning and an end."))
        times = [at for period in self.periods for at in period]
        if any(earlier >= later for earlier, later in pairwise(times)):
            raise ValueError(_("Office hours must follow one another: opening, lunch, back from lunch, closing."))

    @property
    def periods(self) -> tuple[tuple[time, time], ...]:
        """The stretches that count, in order."""
        if self.lunch_from is None or self.lunch_until is None:
            return ((self.opens, self.closes),)
        return ((self.opens, self.lunch_from), (self.lunch_until, self.closes))


@dataclass(frozen=True)
class Special:
    """A day that its weekday does not explain: a holiday, or a make-up working day."""

    is_workday: bool
    name_zh: str = ""
    name_en: str = ""

    @property
    def name(self) -> str:
        """In the reader's language."""
        return (self.name_en if (get_language() or "").startswith("en") else self.name_zh) or self.name_zh or self.name_en


@dataclass(frozen=True)
class Calendar:
    """Hours by weekday (0 is Monday; a weekday without hours is free), special days, what is known of each year."""

    hours: Mapping[int, Hours]
    specials: Mapping[date, Special]
    years: Mapping[int, YearStatus]
    tz: tzinfo
    _counted: dict[date, list[tuple[datetime, datetime]]] = field(default_factory=dict, init=False, repr=False, compare=False)

    # --- days ---------------------------------------------------------------------------------------

    def day_of(self, instant: datetime) -> date:
        """The office's day at this instant."""
        return instant.astimezone(self.tz).date()

    def kind(self, day: date) -> Kind:
        """What this day is."""
        special, usual = self.specials.get(day), day.weekday() in self.hours
        if special is None:
            return Kind.WORKDAY if usual else Kind.WEEKEND
        if special.is_workday:
            return Kind.WORKDAY if usual else Kind.MAKE_UP
        return Kind.HOLIDAY

    def is_workday(self, day: date) -> bool:
        special = self.specials.get(day)
        return day.weekday() in self.hours if special is None else special.is_workday

    def year_status(self, year: int) -> YearStatus:
        """`none` when nobody has entered the year: it follows the weekdays."""
        return self.years.get(year, YearStatus.NONE)

    def hours_on(self, day: date) -> Hours | None:
        """Office hours of the day, None when it is free. A make-up day has its weekday's hours or else the first weekday's."""
        if not self.is_workday(day):
            return None
        return self.hours.get(day.weekday()) or self.hours.get(min(self.hours, default=0))

    def next_workday(self, day: date) -> date:
        """The first working day after `day`."""
        return next(later for later in self._walk(day, 1) if later != day and self.is_workday(later))

    def previous_workday(self, day: date) -> date:
        """The last working day before `day`."""
        return next(earlier for earlier in self._walk(day, -1) if earlier != day and self.is_workday(earlier))

    def shift(self, day: date, direction: Direction) -> date:
        """`day` itself when it is a working day or `direction` is "none", else the next or previous one."""
        if direction not in ("next", "previous", "none"):
            raise ValueError(f"unknown direction {direction!r}")
        if direction == "none" or self.is_workday(day):
            return day
        return self.next_workday(day) if direction == "next" else self.previous_workday(day)

    def add_workdays(self, day: date, n: int) -> date:
        """The nth working day after `day` (before it when n is negative); `day` itself when n is 0."""
        step = self.next_workday if n > 0 else self.previous_workday
        if abs(n) > FURTHEST:
            raise _too_far()
        for _each in range(abs(n)):
            day = step(day)
        return day

    @staticmethod
    def last_weekday_of_month(year: int, month: int, weekday: int) -> date:
        """The last Monday (0) … Sunday (6) of a month, working day or not."""
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)

    # --- the days clock -----------------------------------------------------------------------------

    def add_days(self, instant: datetime, n: int | timedelta) -> datetime:
        """`n` working days later (earlier when negative), at the same local time; a timedelta may be part of a day.

        A moment on a free day counts as 00:00 of the next working day, so the answer always lies on a working day.
        """
        if isinstance(n, int):
            n = timedelta(days=max(-FURTHEST - 1, min(n, FURTHEST + 1)))
        local = instant.astimezone(self.tz).replace(tzinfo=None)
        day, into = local.date(), local - datetime.combine(local.date(), time())
        if not self.is_workday(day):
            day, into = self.next_workday(day), NOTHING
        whole, rest = divmod(into + n, DAY)
        moment = datetime.combine(self.add_workdays(day, whole), time()) + rest
        return moment.replace(tzinfo=self.tz, fold=instant.astimezone(self.tz).fold).astimezone(UTC)

    def days_between(self, a: datetime, b: datetime) -> timedelta:
        """How far the days clock runs from `a` to `b`: a working day is 24 hours on the office's wall. Negative if b < a."""
        return _total(self._days(a, b)) if a <= b else -_total(self._days(b, a))

    def explain_days(self, a: datetime, b: datetime) -> list[Line]:
        """The sum behind `days_between`, day by day; free days count nothing."""
        return self._lines(self._days(a, b))

    def _days(self, a: datetime, b: datetime) -> Amounts:
        begin, end = (each.astimezone(self.tz).replace(tzinfo=None) for each in (a, b))
        for day in _from_to(begin.date(), end.date()):
            midnight = datetime.combine(day, time())
            yield day, max(min(end, midnight + DAY) - max(begin, midnight), NOTHING) if self.is_workday(day) else NOTHING

    # --- the hours clock ----------------------------------------------------------------------------

    def add_hours(self, instant: datetime, amount: timedelta) -> datetime:
        """`amount` of working hours later (earlier when negative): the nearest such moment, 18:00 rather than 9:00 next day.

        Nothing to add leaves the moment where it is. ValueError when there are no office hours at all.
        """
        instant, left, ahead = instant.astimezone(UTC), abs(amount), amount > NOTHING
        if not left:
            return instant
        for day in self._walk(self.day_of(instant), 1 if ahead else -1):
            periods = self._periods(day)
            for begin, end in periods if ahead else reversed(periods):
                first, last = (max(begin, instant), end) if ahead else (begin, min(end, instant))
                if last - first >= left:
                    return first + left if ahead else last - left
                left -= max(last - first, NOTHING)
        raise _too_far()

    def hours_between(self, a: datetime, b: datetime) -> timedelta:
        """Working time from `a` to `b`, negative if b < a."""
        return _total(self._hours(a, b)) if a <= b else -_total(self._hours(b, a))

    def explain_hours(self, a: datetime, b: datetime) -> list[Line]:
        """The sum behind `hours_between`, day by day; free days count nothing."""
        return self._lines(self._hours(a, b))

    def _hours(self, a: datetime, b: datetime) -> Amounts:
        a, b = a.astimezone(UTC), b.astimezone(UTC)
        for day in _from_to(self.day_of(a), self.day_of(b)):
            yield day, sum((max(min(b, end) - max(a, begin), NOTHING) for begin, end in self._periods(day)), NOTHING)

    # --- the walk -----------------------------------------------------------------------------------

    def _periods(self, day: date) -> list[tuple[datetime, datetime]]:
        """The stretches of the day that count, as instants: a night when clocks change costs nobody an hour. Worked out once a day."""
        if day not in self._counted:
            hours = self.hours_on(day)
            self._counted[day] = [(self._instant(day, begin), self._instant(day, end)) for begin, end in hours.periods] if hours else []
        return self._counted[day]

    def _instant(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, tzinfo=self.tz).astimezone(UTC)

    def _walk(self, day: date, step: int) -> Iterator[date]:
        """`day` and the days after (or before) it. Ends with ValueError instead of never."""
        if not self.hours:
            raise ValueError(_("The working calendar has no office hours: set them for at least one weekday."))
        try:
            for distance in range(FURTHEST):
                yield day + timedelta(days=distance * step)
        except OverflowError:
            pass
        raise _too_far()

    def _lines(self, amounts: Amounts) -> list[Line]:
        return [Line(day, self.kind(day), amount) for day, amount in amounts]


def _from_to(first: date, last: date) -> Iterator[date]:
    days = (last - first).days
    if days > FURTHEST:
        raise _too_far()
    return (first + timedelta(days=n) for n in range(days + 1))


def _total(amounts: Amounts) -> timedelta:
    return sum((amount for _day, amount in amounts), NOTHING)


def _too_far() -> ValueError:
    return ValueError(_("This is more than a hundred years away from what the working calendar can count."))
