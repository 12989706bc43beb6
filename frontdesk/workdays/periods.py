"""Months, quarters and years as one thing: what a figure is counted over, and what it is compared with."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Self

from dateutil.relativedelta import relativedelta

from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR
from frontdesk.workdays.today import midnight

MONTH, QUARTER, YEAR = 1, 3, 12


@dataclass(frozen=True)
class Period:
    """A calendar month, quarter or year: its first day, and how many months it has."""

    first: date
    months: int = MONTH

    @classmethod
    def read(cls, key: str) -> Self | None:
        """What an address calls '2026-11', '2026-Q4' or '2026'; none for what is no period of our calendar."""
        year, _dash, rest = key.partition("-")
        if not (year.isascii() and year.isdigit() and len(year) == 4 and FIRST_YEAR <= int(year) <= LAST_YEAR):
            return None
        if key == year:
            return cls(date(int(year), 1, 1), YEAR)
        if rest in {"Q1", "Q2", "Q3", "Q4"}:
            return cls(date(int(year), 3 * int(rest[1]) - 2, 1), QUARTER)
        if len(rest) == 2 and rest.isascii() and rest.isdigit() and 1 <= int(rest) <= 12:
            return cls(date(int(year), int(rest), 1), MONTH)
        return None

    @classmethod
    def holding(cls, day: date, months: int = MONTH) -> Self:
        """The month, quarter or year in which a day lies."""
        return cls(date(day.year, (day.month - 1) // months * months + 1, 1), months)

    @property
    def key(self) -> str:
        """'2026-11', '2026-Q4' or '2026', as `read` takes it."""
        if self.months == YEAR:
            return f"{self.first:%Y}"
        return f"{self.first:%Y}-Q{(self.first.month + 2) // 3}" if self.months == QUARTER else f"{self.first:%Y-%m}"

    @cached_property
    def after(self) -> date:
        """The day after the last."""
        return self.first + relativedelta(months=self.months)

    @property
    def last(self) -> date:
        return self.after - timedelta(days=1)

    @cached_property
    def bounds(self) -> tuple[datetime, datetime]:
        """From the midnight that begins it to the one that ends it."""
        return midnight(self.first), midnight(self.after)

    @property
    def before(self) -> "Period":
        return Period(self.first - relativedelta(months=self.months), self.months)

    @property
    def following(self) -> "Period":
        return Period(self.after, self.months)

    @property
    def year_before(self) -> "Period":
        return Period(self.first - relativedelta(years=1), self.months)

    @property
    def each_month(self) -> list["Period"]:
        """Its months in order."""
        begin = 12 * self.first.year + self.first.month - 1
        return [Period(date(month // 12, month % 12 + 1, 1)) for month in range(begin, begin + self.months)]
