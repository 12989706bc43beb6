"""The special days of a year as a spreadsheet: what is written comes back unchanged, in either language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.excel.read import Line, Problem, Sheet, Table, plain, table
from frontdesk.workdays.calendar import Calendar, Kind, Special, YearStatus
from frontdesk.workdays.changes import Change, nonsense, special

HEADS = {
    "day": gettext_lazy("Day"),
    "kind": gettext_lazy("Kind"),
    "name_zh": gettext_lazy("Name in Chinese"),
    "name_en": gettext_lazy("Name in English"),
}
ALSO = {  # heads of either language, whatever the reader's is
    "day": ("day", "date", "日期"),
    "kind": ("kind", "类型"),
    "name_zh": ("name in chinese", "中文名", "中文名称"),
    "name_en": ("name in english", "英文名", "英文名称"),
}
KINDS = {False: Kind.HOLIDAY, True: Kind.MAKE_UP}
SHORT = {
    False: {"休", "放假", "节假日", "holiday", "h"},
    True: {"班", "上班", "调休上班", "make-up working day", "make-up", "make up", "w"},
}
WRITTEN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
WIDTHS = (14, 18, 40, 48)


@dataclass(frozen=True)
class Imported:
    """What a file says: its special days, or what is wrong with it."""

    title: str
    days: dict[date, Special]
    problems: list[Problem]
    ignored: tuple[str, ...]

    @property
    def years(self) -> list[int]:
        return sorted({day.year for day in self.days})


def heads() -> list[str]:
    """The first row, in the reader's language."""
    return [str(head) for head in HEADS.values()]


def rows(calendar: Calendar, year: int) -> Iterator[list[Any]]:
    """One row a special day, by date, its kind in the reader's language."""
    for on, each in sorted(calendar.specials.items()):
        if on.year == year:
            yield [on, str(KINDS[each.is_workday].label), each.name_zh, each.name_en]


def parsed(sheet: Sheet, calendar: Calendar) -> Imported:
    """Every row read, and every problem found, so that a file is mended in one go. Refused when it has not the columns."""
    found = table(sheet, {name: (str(head), *ALSO[name]) for name, head in HEADS.items()})
    words = {is_workday: SHORT[is_workday] | {plain(kind.label)} for is_workday, kind in KINDS.items()}
    days: dict[date, Special] = {}
    problems: list[Problem] = []
    for line in found.lines:
        on, is_workday = _day(line.values["day"]), next((is_it for is_it in words if plain(line.values["kind"]) in words[is_it]), None)
        wrong = list(_wrong(found, line, on, is_workday, days))
        if on and is_workday is not None and not wrong:
            days[on] = special(is_workday=is_workday, name_zh=_name(line, "name_zh"), name_en=_name(line, "name_en"))
            if no := nonsense(calendar, on, days[on]):
                wrong = [found.problem(line, no.field, no.words)]
        problems += wrong
    if not found.lines:
        problems.append(Problem(sheet.title, sheet.rows[0].number, "A", "", _("There is no day below the heads.")))
    return Imported(sheet.title, days, problems, found.ignored)


def change_of(calendar: Calendar, days: dict[date, Special], *, official: bool) -> Change:
    """The years that the days lie in hold these days and no others; official when asked for."""
    years = {day.year for day in days}
    gone = {day: None for day in calendar.specials if day.year in years and day not in days}
    return Change(days={**gone, **days}, years=dict.fromkeys(years, YearStatus.OFFICIAL) if official else {})


def _name(line: Line, name: str) -> str:
    value = line.values[name]
    return "" if value is None else str(value).strip()


def _wrong(found: Table, line: Line, on: date | None, is_workday: bool | None, days: dict[date, Special]) -> Iterator[Problem]:
    if on is None:
        yield found.problem(line, "day", _("This is not a day. Write it like 2027-10-01."))
    elif on in days:
        yield found.problem(line, "day", _("This day stands in the file twice."))
    if is_workday is None:
        kinds = {"holiday": Kind.HOLIDAY.label, "make_up": Kind.MAKE_UP.label}
        yield found.problem(line, "kind", _("Write “%(holiday)s” or “%(make_up)s”.") % kinds)


def _day(value: Any) -> date | None:
    """A cell's date, or text like 2027-10-01, 2027/10/1 and 2027年10月1日; None when it is no day."""
    if isinstance(value, datetime):
        return value.date() if value.time() == datetime.min.time() else None
    if isinstance(value, date):
        return value
    written = WRITTEN.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        return date(*map(int, written.groups())) if written else None
    except ValueError:
        return None


def differences(before: Calendar, after: Calendar) -> list[tuple[date, Special | None, Special | None]]:
    """Day by day what stands in one calendar and in the other, where they differ."""
    days: Iterable[date] = sorted({*before.specials, *after.specials})
    pairs = ((day, before.specials.get(day), after.specials.get(day)) for day in days)
    return [(day, old, new) for day, old, new in pairs if old != new]
