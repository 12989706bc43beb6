"""A series of numbers: how a number is written and when counting begins anew; areas declare theirs in `<area>/numbers.py`.

    TICKETS = series("repairs.ticket", _("Repair tickets"), "BX-{yyyy}{mm}{dd}-{n:03}", Period.DAY)
    OUTGOING = series("documents.outgoing", _("Outgoing documents"), "远山发〔{yyyy}〕{n}号", Period.YEAR)

The second is the form of GB/T 9704: issuer's word, year in hexagonal brackets, a plain count without leading zeros, 号.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.utils import timezone

from frontdesk.registry import Registry

SLOT = re.compile(r"\{(yyyy|mm|dd|n)(?::0([1-9]))?\}")
LONGEST_PATTERN = 60


class Period(StrEnum):
    """How long a series counts before it begins again at 1."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NEVER = "never"

    def holding(self, day: date) -> str:
        """The period that holds a day: '2026-12-31', '2026-12', '2026' or ''."""
        return day.isoformat()[: {"day": 10, "month": 7, "year": 4, "never": 0}[self]]


NAMES = {Period.DAY: {"yyyy", "mm", "dd"}, Period.MONTH: {"yyyy", "mm"}, Period.YEAR: {"yyyy"}, Period.NEVER: set[str]()}


@dataclass(frozen=True)
class Series:
    """`pattern` holds {n} once, or {n:03} with zeros, and {yyyy}, {mm}, {dd} as far as the period goes.

    Every part but the count has a fixed width, so two numbers of a series are never written alike. Raises ValueError for a
    pattern that would not keep them apart.
    """

    name: str
    label: Any
    pattern: str
    period: Period

    def __post_init__(self) -> None:
        slots = [match.groups() for match in SLOT.finditer(self.pattern)]
        rest = SLOT.sub("", self.pattern)
        if "{" in rest or "}" in rest or len(self.pattern) > LONGEST_PATTERN:
            raise ValueError(f"{self.name}: {self.pattern!r} holds braces that mean nothing, or is too long")
        if [name for name, _width in slots].count("n") != 1:
            raise ValueError(f"{self.name}: {self.pattern!r} must hold the count once")
        if any(width for name, width in slots if name != "n") or {name for name, _width in slots} != NAMES[self.period] | {"n"}:
            raise ValueError(f"{self.name}: {self.pattern!r} must name its period, a {self.period}, and nothing finer")

    def period_at(self, at: datetime) -> str:
        """The period that holds a moment, by the office's day."""
        return self.period.holding(timezone.localdate(at))

    def write(self, period: str, n: int) -> str:
        """The number as people read it: ('2026-12-31', 7) → 'BX-20261231-007'."""
        parts = dict(zip(("yyyy", "mm", "dd"), period.split("-"), strict=False))
        return SLOT.sub(lambda slot: str(n).zfill(int(slot[2] or 1)) if slot[1] == "n" else parts[slot[1]], self.pattern)


SERIES: Registry[Series] = Registry("series of numbers")


def series(name: str, label: Any, pattern: str, period: Period) -> Series:
    """Declare a series. ValueError when the name is taken or the pattern would not do."""
    return SERIES.add(name, Series(name, label, pattern, period))
