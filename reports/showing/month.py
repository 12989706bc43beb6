"""The page of a period: chapters of figures, each beside the period before and the same of the year before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.web.figures import NONE, Alert, Asked, Bar, Figure, Measured, Section, measured
from frontdesk.workdays.periods import Period
from reports.showing.alerts import alerts
from reports.showing.changes import Against, against
from reports.showing.charts import by_day, ranked
from reports.showing.periods import is_running, short

HEADLINES = ("visitors.visits", "visitors.waiting", "meetings.used", "supplies.cost", "documents.signed", "repairs.solution")
ALERTS = 5  # on top; the others are folded


@dataclass(frozen=True)
class Tile:
    """One figure: what it came to, its target, and how it changed."""

    figure: Figure
    came: Measured
    before: Against | None
    year_before: Against | None

    @property
    def is_counted(self) -> bool:
        return self.came.value != NONE

    @property
    def name(self) -> str:
        """As a part of an id."""
        return self.figure.name.replace(".", "-")

    @property
    def bars(self) -> Sequence[Bar]:
        """Days, if anything happened on one of them."""
        return self.came.bars if any(bar.value for bar in self.came.bars) else ()

    @cached_property
    def chart(self) -> dict[str, Any] | None:
        if self.bars:
            return by_day(self.figure, self.came)
        return ranked(self.figure, self.came.lines)

    @property
    def has_rows(self) -> bool:
        """Whether there is more to show than the number."""
        return bool(self.bars or self.came.lines)

    @property
    def changes(self) -> list[Against]:
        return [each for each in (self.before, self.year_before) if each]


@dataclass(frozen=True)
class Chapter:
    """The figures of one kind of work."""

    section: Section
    tiles: list[Tile] = field(default_factory=list)

    @property
    def cards(self) -> list[Tile]:
        """Those with more to show than their number."""
        return [tile for tile in self.tiles if tile.has_rows]


@dataclass(frozen=True)
class Page:
    """Everything of a period that this reader may know."""

    period: Period
    chapters: list[Chapter]
    alerts: list[Alert]

    @property
    def tiles(self) -> list[Tile]:
        return [tile for chapter in self.chapters for tile in chapter.tiles]

    @property
    def headlines(self) -> list[Tile]:
        """The few on top."""
        return [tile for tile in self.tiles if tile.figure.name in HEADLINES and tile.is_counted]

    @property
    def first_alerts(self) -> list[Alert]:
        return self.alerts[:ALERTS]

    @property
    def other_alerts(self) -> list[Alert]:
        return self.alerts[ALERTS:]


def page_of(period: Period, reader: Person, now: datetime) -> Page:
    """The period measured, and the two that it is set against."""
    asked = Asked(period, reader, now)
    came = measured(asked)
    before, year_before = (by_name(measured(asked.over(each))) for each in (period.before, period.year_before))
    return Page(period, chapters(period, came, before, year_before, now), alerts(period, came, before))


def by_name(came: Iterable[tuple[Figure, Measured]]) -> dict[str, Measured]:
    return {figure.name: each for figure, each in came}


def chapters(
    period: Period, came: Sequence[tuple[Figure, Measured]], before: Mapping[str, Measured], year: Mapping[str, Measured], now: datetime
) -> list[Chapter]:
    running, found = is_running(period, timezone.localdate(now)), dict[str, Chapter]()
    for figure, each in came:
        chapter = found.setdefault(figure.section.name, Chapter(figure.section))
        one = against(figure, each, before.get(figure.name), short(period.before, period), is_running=running)
        other = against(figure, each, year.get(figure.name), short(period.year_before, period), is_running=running)
        chapter.tiles.append(Tile(figure, each, one, other if period.before != period.year_before else None))
    return list(found.values())
