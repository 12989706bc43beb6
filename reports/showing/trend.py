"""Twelve months of the figures on top: a line for each, and one table that has all."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from frontdesk.limits.limits import read_at_once
from frontdesk.people.models import Person
from frontdesk.web.figures import FIGURES, Asked, Figure, Measured, place
from frontdesk.workdays.load import read_once
from frontdesk.workdays.periods import Period
from reports.showing.charts import trend
from reports.showing.kept import by_name, came_to, counted_of, kept_of
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
    """Twelve months up to the end of the period, each as it was frozen or counted now."""
    last = last_month(period, timezone.localdate(now))
    kept = kept_of((Period(last.first - relativedelta(months=back)) for back in reversed(range(MONTHS))), HEADLINES)
    months, live = list(kept), counted_of(kept)
    known = (figure for figure in FIGURES if figure.name in HEADLINES and reader.can(figure.permission))
    figures = sorted(known, key=place)
    first = Asked(last, reader, now, beside=live)
    first.facts.load([other for month in live for other in (month, month.before, month.year_before)])
    with read_once(), read_at_once():
        came = [by_name(came_to(first.over(month), kept[month], lambda figure: figure in figures)) for month in months]
    rows = [[counted(each.get(figure.name)) for figure in figures] for each in came]
    shown = [n for n in range(len(figures)) if any(row[n] for row in rows)]
    return Trend(months, [figures[n] for n in shown], [[row[n] for n in shown] for row in rows])


def counted(came: Measured | None) -> Measured | None:
    return came if came and came.number is not None else None
