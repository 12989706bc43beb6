"""A year of the working calendar as people read it: months of weeks, runs of free days, office hours."""

from calendar import Calendar as Weeks
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from frontdesk.workdays.calendar import Calendar, Hours, Kind, Special
from frontdesk.workdays.models import Weekday

WEEK = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
HEADS = (_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su"))
SWAPPED = "调休"  # stands in the name of a day off that is worked on another day: it names no holiday


@dataclass(frozen=True)
class Cell:
    """One day of a month's table."""

    on: date
    kind: Kind
    name: str
    is_today: bool


@dataclass(frozen=True)
class Month:
    """Weeks from Monday to Sunday; None where the neighbouring months lie."""

    first: date
    weeks: list[list[Cell | None]]


@dataclass(frozen=True)
class Stretch:
    """Free days around a holiday, weekends included, or one make-up working day."""

    first: date
    last: date
    kind: Kind
    name: str

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def first_weekday(self) -> str:
        return short_weekday(self.first)

    @property
    def last_weekday(self) -> str:
        return short_weekday(self.last)


@dataclass(frozen=True)
class Opening:
    """Weekdays that follow one another and have the same hours; None is closed."""

    first: int
    last: int
    hours: Hours | None

    @property
    def first_name(self) -> str:
        return str(WEEK[self.first])

    @property
    def last_name(self) -> str:
        return str(WEEK[self.last])


def short_weekday(on: date) -> str:
    """As a list of dates shows it: Mon, 周一."""
    return str(WEEK[on.weekday()])


def week_heads() -> list[tuple[str, str]]:
    """Monday to Sunday, in full and as a calendar heads its columns."""
    return [(str(weekday.label), str(letters)) for weekday, letters in zip(Weekday, HEADS, strict=True)]


def months(calendar: Calendar, year: int, today: date) -> list[Month]:
    """January to December."""

    def cell(on: date) -> Cell:
        special = calendar.specials.get(on)
        return Cell(on, calendar.kind(on), special.name if special else "", on == today)

    return [
        Month(
            date(year, month, 1),
            [[cell(on) if on.month == month else None for on in week] for week in Weeks().monthdatescalendar(year, month)],
        )
        for month in range(1, 13)
    ]


def stretches(calendar: Calendar, year: int) -> list[Stretch]:
    """Holidays as they are announced (1 to 7 October), and make-up working days, by date."""
    return sorted([*_holidays(calendar, year), *_make_ups(calendar, year)], key=lambda stretch: stretch.first)


def _make_ups(calendar: Calendar, year: int) -> Iterator[Stretch]:
    for on, special in calendar.specials.items():
        if on.year == year and calendar.kind(on) is Kind.MAKE_UP:
            yield Stretch(on, on, Kind.MAKE_UP, special.name)


def _holidays(calendar: Calendar, year: int) -> Iterator[Stretch]:
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1)]
    for is_workday, run in groupby(days, key=calendar.is_workday):
        free = list(run)
        holidays = [calendar.specials[on] for on in free if calendar.kind(on) is Kind.HOLIDAY]
        if holidays and not is_workday:
            named = [each for each in holidays if SWAPPED not in each.name_zh] or holidays
            yield Stretch(free[0], free[-1], Kind.HOLIDAY, _names(named))


def _names(specials: list[Special]) -> str:
    """Each name once, in order; '(observed)' of a name that is there already says nothing new."""
    kept: list[str] = []
    for name in (special.name for special in specials):
        if not any(name.startswith(known) for known in kept):
            kept.append(name)
    return " · ".join(kept)


def openings(calendar: Calendar) -> list[Opening]:
    """The week in as few lines as it takes."""
    runs = [list(run) for _hours, run in groupby(range(7), key=calendar.hours.get)]
    return [Opening(run[0], run[-1], calendar.hours.get(run[0])) for run in runs]
