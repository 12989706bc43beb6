"""Twelve months of the figures on top: a line for each, and one table that has all."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from frontdesk.limits.limits import read_at_once
from frontdesk.people.models import Person
from frontdesk.web.figures import FIGURES, Asked, Figure, Measured
from frontdesk.workdays.load import read_once
from frontdesk.workdays.periods import Period
from reports.showing.charts import trend
from reports.showing.month import HEADLINES
from reports.showing.periods import short

MONTHS = 12


@dataclass(frozen=True)
class Trend:
    """Figures in columns, months in rows; a month of which a figure says nothing has None."""

    months: list[Period]
    figures: list[Figure]
    rows: list[list[Measured | None]]

    @property
    def labelled(self) -> list[tuple[Period, str, list[Measured | None]]]:
        return [(month, short(month, self.months[-1]), row) for month, row in zip(self.months, self.rows, strict=True)]

    @property
    def charts(self) -> list[tuple[Figure, dict[str, Any]]]:
        labels = [label for _month, label, _row in self.labelled]
        columns = ([row[n] for row in self.rows] for n in range(len(self.figures)))
        return [(each, trend(str(each.title), each.unit, labels, column)) for each, column in zip(self.figures, columns, strict=True)]


def last_month(period: Period, today: date) -> Period:
    """The last of its months that has begun."""
    return Period.holding(max(min(period.last, today), period.first))


def trend_of(period: Period, reader: Person, now: datetime) -> Trend:
    """Twelve months up to the end of the period, each read once for all figures."""
    last = last_month(period, timezone.localdate(now))
    months = [Period(last.first - relativedelta(months=back)) for back in reversed(range(MONTHS))]
    known = (figure for figure in FIGURES if figure.name in HEADLINES and reader.can(figure.permission))
    figures = sorted(known, key=lambda figure: (figure.section.order, figure.order))
    first = Asked(last, reader, now, beside=tuple(months))
    first.facts.load([other for month in months for other in (month, month.before, month.year_before)])
    asked = [first.over(month) for month in months]
    with read_once(), read_at_once():
        rows = [[counted(figure.measure(each)) for figure in figures] for each in asked]
    kept = [n for n in range(len(figures)) if any(row[n] for row in rows)]
    return Trend(months, [figures[n] for n in kept], [[row[n] for n in kept] for row in rows])


def counted(came: Measured | None) -> Measured | None:
    return came if came and came.number is not None else None
