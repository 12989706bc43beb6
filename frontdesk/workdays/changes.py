"""A change of the working calendar as a value: what a page previews is exactly what an action writes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from django.utils.translation import gettext as _

from frontdesk.refusal import Refused
from frontdesk.workdays.calendar import Calendar, Hours, Special, YearStatus

FIRST_YEAR, LAST_YEAR = 2000, 2100  # what the pages show and the tables take
LONGEST_NAME = 100
MAKE_UP_NAMES = ("调休上班", "Make-up working day")


@dataclass(frozen=True)
class Change:
    """Days, weekdays and years as they are to be; None puts a day back to its weekday and closes a weekday."""

    days: Mapping[date, Special | None] = field(default_factory=dict)
    hours: Mapping[int, Hours | None] = field(default_factory=dict)
    years: Mapping[int, YearStatus] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.days or self.hours or self.years)


def special(*, is_workday: bool, name_zh: str, name_en: str) -> Special:
    """A special day with its names tidied: one name serves both languages, a make-up day has a name by itself."""
    chinese, english = name_zh.strip(), name_en.strip()
    if is_workday and not (chinese or english):
        chinese, english = MAKE_UP_NAMES
    return Special(is_workday, chinese or english, english or chinese)


def changed(calendar: Calendar, change: Change) -> Calendar:
    """The calendar as it would be."""
    days = {**calendar.specials, **change.days}
    hours = {**calendar.hours, **change.hours}
    years = {**calendar.years, **change.years}
    return replace(
        calendar,
        hours={weekday: each for weekday, each in sorted(hours.items()) if each is not None},
        specials={day: each for day, each in sorted(days.items()) if each is not None},
        years={year: status for year, status in sorted(years.items()) if status is not YearStatus.NONE},
    )


def needed(calendar: Calendar, change: Change) -> Change:
    """What of a change differs from the calendar, and what follows for its years.

    A year that gets its first special day becomes provisional; one that loses its last is not published any more.
    """
    after = changed(calendar, change)
    filled = Counter(day.year for day in after.specials)
    follow = {
        year: YearStatus.NONE if not filled[year] else YearStatus.PROVISIONAL
        for year in {day.year for day in change.days} - set(change.years)
        if not filled[year] or after.year_status(year) is YearStatus.NONE
    }
    return Change(
        days={day: each for day, each in change.days.items() if calendar.specials.get(day) != each},
        hours={weekday: each for weekday, each in change.hours.items() if calendar.hours.get(weekday) != each},
        years={year: status for year, status in {**change.years, **follow}.items() if calendar.year_status(year) is not status},
    )


def check(calendar: Calendar, change: Change) -> None:
    """Refused, with words, when the calendar would make no sense afterwards."""
    after = changed(calendar, change)
    if not after.hours:
        raise Refused(_("At least one weekday must be open, or no deadline could be counted."), "closed")
    for day, each in change.days.items():
        wrong = nonsense(after, day, each) if each else None
        if wrong:
            raise Refused(wrong.words, wrong.field)
    filled = {day.year for day in after.specials}
    for year, status in change.years.items():
        if status is not YearStatus.NONE and year not in filled:
            raise Refused(_("%(year)d has no holidays yet: enter or import them first.") % {"year": year}, "no-days")
        if status is YearStatus.NONE and year in filled:
            raise Refused(_("%(year)d has special days, so it is official or provisional.") % {"year": year}, "has-days")


class Nonsense(NamedTuple):
    """Why something makes no sense, and which field it is about: day, kind, name_zh or name_en."""

    field: str
    words: str


def nonsense(calendar: Calendar, day: date, each: Special) -> Nonsense | None:
    """What is wrong with a special day; None when it makes sense."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        bounds = {"first": FIRST_YEAR, "last": LAST_YEAR}
        return Nonsense("day", _("The calendar holds the years %(first)d to %(last)d.") % bounds)
    if each.is_workday and day.weekday() in calendar.hours:
        return Nonsense("kind", _("This weekday is a working day anyway: there is nothing to make up."))
    if not each.name_zh:
        return Nonsense("name_zh", _("Give the holiday a name, in Chinese or in English."))
    long = next((name for name in ("name_zh", "name_en") if len(getattr(each, name)) > LONGEST_NAME), None)
    return Nonsense(long, _("A name has at most %(n)d characters.") % {"n": LONGEST_NAME}) if long else None


def mark(calendar: Calendar) -> str:
    """A short mark of everything that stands in a calendar: two with the same mark are the same."""
    content = [sorted(part.items()) for part in (calendar.hours, calendar.specials, calendar.years)]
    return sha256(repr(content).encode()).hexdigest()[:20]
