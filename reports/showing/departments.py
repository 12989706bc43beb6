"""Departments compared: one table, a row a department, each cell with its change and the records behind it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.limits import read_at_once
from frontdesk.people.models import Department, Person
from frontdesk.web.figures import FIGURES, Asked, Column, Figure, Line, Measured, place
from frontdesk.web.templatetags.ui import yuan
from frontdesk.workdays.load import read_once
from frontdesk.workdays.periods import Period
from reports.showing.changes import COUNTED, Change, changed
from reports.showing.kept import by_name, by_same_rule, came_to, counted_of, kept_of

PEOPLE = Column("people", gettext_lazy("People"))
HEAD = "_per_head"


@dataclass(frozen=True)
class Cell:
    """What a column says of a department, and where its records are; `number` is none where it says nothing."""

    words: str = "–"
    number: float | None = None
    path: str = ""
    change: Change | None = None


@dataclass(frozen=True)
class Row:
    department: Department
    members: int
    cells: dict[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True)
class Comparison:
    columns: list[Column]
    rows: list[Row]

    def table(self) -> list[tuple[Department, list[Cell]]]:
        return [(row.department, [row.cells.get(column.name, Cell()) for column in self.columns]) for row in self.rows]

    def ordered(self, sort: str) -> "Comparison":
        """By a column, the greatest first with a dash before it; who has nothing there stands last. By name when it names none."""
        name, falls = sort.removeprefix("-"), sort.startswith("-")
        if name not in {column.name for column in self.columns}:
            return replace(self, rows=sorted(self.rows, key=lambda row: str(row.department), reverse=sort == "-department"))
        with_it = [row for row in self.rows if row.cells.get(name, Cell()).number is not None]
        without = [row for row in self.rows if row not in with_it]
        return replace(self, rows=sorted(with_it, key=lambda row: row.cells[name].number or 0, reverse=falls) + without)


def comparison(period: Period, reader: Person, now: datetime, *, only: Collection[int] = (), is_running: bool = False) -> Comparison:
    """All that are open or that something was counted of; or only some."""
    figures = sorted((figure for figure in FIGURES if figure.columns and reader.can(figure.permission)), key=place)
    kept = kept_of((period, period.before), [figure.name for figure in FIGURES if figure.columns])
    asked = Asked(period, reader, now, beside=counted_of(kept))
    members = asked.common(Person.objects.by_department)
    rows = {pk: Row(each, members.get(pk, 0)) for pk, each in asked.departments.items() if not only or pk in only}
    with read_once(), read_at_once():
        came = came_to(asked, kept[period], has_columns)
        before = by_name(came_to(asked.over(period.before), by_same_rule(kept[period.before], kept[period]), has_columns))
    for figure, each in came:
        then = dict(by_department(before.get(figure.name)))
        for pk, line in by_department(each):
            if pk in rows:
                fill(rows[pk], figure, line, then.get(pk), is_running=is_running)
    for row in rows.values():
        row.cells[PEOPLE.name] = Cell(str(row.members), row.members)
    shown = [row for row in rows.values() if row.department.closed_at is None or len(row.cells) > 1]
    return Comparison([PEOPLE, *columns(figures)], shown)


def has_columns(figure: Figure) -> bool:
    return bool(figure.columns)


def by_department(came: Measured | None) -> Iterable[tuple[int, Line]]:
    return [(line.department, line) for line in came.lines if line.department and line.numbers] if came else []


def columns(figures: Iterable[Figure]) -> list[Column]:
    """Each figure's, money a second time for each of the people."""
    return [each for figure in figures for column in figure.columns for each in (column, *per_head(column))]


def per_head(column: Column) -> list[Column]:
    title = _("%(what)s per head") % {"what": column.title}
    return [replace(column, name=column.name + HEAD, title=title, is_per_head=False)] if column.is_per_head else []


def fill(row: Row, figure: Figure, line: Line, then: Line | None, *, is_running: bool) -> None:
    """The cells of one figure; what only grows is not compared before the period is over."""
    for column in figure.columns:
        number = line.numbers[column.cell]
        if number is None:
            continue
        compares = then is not None and not (is_running and column.unit in COUNTED)
        change = changed(column, number, then.numbers[column.cell]) if then and compares else None
        row.cells[column.name] = Cell(line.cells[column.cell], number, line.path, change)
        if column.is_per_head and row.members:
            row.cells[column.name + HEAD] = Cell(yuan(Decimal(str(number)) / row.members), number / row.members, line.path)
