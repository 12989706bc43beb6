"""A stretch of the demo company's past told again by the database, time after time further back: ten years at the price of one.

Nothing is read into this process. A copy stands whole weeks earlier, so that a Monday stays a Monday, and its ids so many further;
what points at a row that was copied as well points at that row's copy. Holidays lay otherwise in those years: what was due after so
many working days is as far from its beginning as it was in the year that is told.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import DateField, DateTimeField, Field, ForeignKey, Max, Min, Model

WEEKS = 52
YEAR = timedelta(weeks=WEEKS)


@dataclass(frozen=True)
class Rows:
    """A stretch of a table: from one id to another, both included."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1


def last_of(model: type[Model]) -> int:
    found: int | None = model._default_manager.aggregate(last=Max("pk"))["last"]
    return found or 0


class Since:
    """What is written to these tables from now on."""

    def __init__(self, *models: type[Model]) -> None:
        self._begin = {model: last_of(model) + 1 for model in models}

    def rows(self, model: type[Model]) -> Rows:
        """From its first id, which may lie further on: PostgreSQL's sequences leave gaps."""
        begin = self._begin[model]
        found = model._default_manager.filter(pk__gte=begin).aggregate(first=Min("pk"), last=Max("pk"))
        return Rows(found["first"] or begin, found["last"] or begin - 1)


class Before:
    """Copies of a stretch, each so much earlier than the one before. Tell of what others point at first."""

    def __init__(self, many: int, step: timedelta = YEAR) -> None:
        self.many, self.step = many, step
        self._told: dict[type[Model], tuple[Rows, int]] = {}

    def tell(self, model: type[Model], rows: Rows, **instead: str) -> None:
        """Write these rows once more for each copy. `instead` is the SQL of a column; {n} and {days} in it say how much earlier."""
        self._told[model] = rows, last_of(model) + 1
        if not len(rows):
            return
        quote, fields = connection.ops.quote_name, [field for field in model._meta.concrete_fields if not field.generated]
        table, pk = quote(model._meta.db_table), quote(model._meta.pk.column)
        names = ", ".join(quote(field.column) for field in fields)
        values = ", ".join(instead.get(field.name) or self._again(field) for field in fields)
        source = f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {pk} BETWEEN {rows.first} AND {rows.last} ORDER BY {pk}"
        with connection.cursor() as cursor:
            for n in range(1, self.many + 1):
                cursor.execute(source.replace("{n}", str(n)).replace("{days}", str(n * self.step.days)))
            for sql in connection.ops.sequence_reset_sql(no_style(), [model]):
                cursor.execute(sql)

    def further(self, model: type[Model]) -> str:
        """The SQL of how much greater the ids of a table's copies are, for columns that are no foreign keys."""
        rows, begin = self._told[model]
        return f"({begin - rows.first - len(rows)} + {{n}} * {len(rows)})"

    def _again(self, field: "Field[Any, Any]") -> str:
        column, points_at = connection.ops.quote_name(field.column), field.related_model
        if field.primary_key:
            return f"{column} + {self.further(field.model)}"
        if isinstance(field, ForeignKey) and points_at in self._told:
            rows, _begin = self._told[points_at]
            return f"CASE WHEN {column} BETWEEN {rows.first} AND {rows.last} THEN {column} + {self.further(points_at)} ELSE {column} END"
        if isinstance(field, DateTimeField):
            return moment(column)
        return _day(column) if isinstance(field, DateField) else column


def moment(column: str) -> str:
    """The SQL of a moment."""
    if connection.vendor == "postgresql":
        return f"{column} - interval '{{days}} days'"
    return f"date({column}, '-{{days}} days') || substr({column}, 11)"  # to the microsecond


def _day(column: str) -> str:
    return f"{column} - {{days}}" if connection.vendor == "postgresql" else f"date({column}, '-{{days}} days')"


def earlier(column: str) -> str:
    """The SQL of a text that is a day: '2026-12-31'."""
    return f"to_char({column}::date - {{days}}, 'YYYY-MM-DD')" if connection.vendor == "postgresql" else _day(column)


def earlier_within(column: str, begin: int) -> str:
    """The SQL of a text in which a day stands from a place on (the first is 1): 'BX-20261231-007'."""
    start, end = f"substr({column}, 1, {begin - 1})", f"substr({column}, {begin + 8})"
    if connection.vendor == "postgresql":
        return f"{start} || to_char(to_date(substr({column}, {begin}, 8), 'YYYYMMDD') - {{days}}, 'YYYYMMDD') || {end}"
    year, month, day = (f"substr({column}, {begin + at}, {many})" for at, many in ((0, 4), (4, 2), (6, 2)))
    return f"{start} || strftime('%Y%m%d', {year} || '-' || {month} || '-' || {day}, '-{{days}} days') || {end}"


def another_uuid() -> str:
    """The SQL of an id of its own for each copy."""
    return "gen_random_uuid()" if connection.vendor == "postgresql" else "lower(hex(randomblob(16)))"
