"""The page of a period: chapters of figures, each beside the period before and the same of the year before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.limits.limits import read_at_once
from frontdesk.people.models import Person
from frontdesk.web.figures import NONE, Alert, Asked, Bar, Figure, Measured, Section
from frontdesk.workdays.load import read_once
from frontdesk.workdays.periods import MONTH, Period
from reports.models import FrozenFigure, FrozenMonth, Restated
from reports.showing import rows
from reports.showing.alerts import alerts
from reports.showing.changes import Against, against
from reports.showing.charts import by_day, ranked
from reports.showing.kept import Kept, by_name, by_same_rule, came_to, counted_of, kept_of
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
    kept: FrozenFigure | None = None  # of a frozen month

    @property
    def restated(self) -> Restated | None:
        """The restatement that holds; none where it stands as it was frozen, or is not frozen."""
        return self.kept.newest if self.kept else None

    @property
    def restated_words(self) -> str:
        """'restated on 11-03: was 411'; what it was is said where that was another value."""
        if self.restated is None:
            return ""
        day = date_format(timezone.localtime(self.restated.at), pgettext("how a date is written", "m-d"))
        was = self.restated.was_value or pgettext("what a figure came to", "nothing")
        if was == self.came.value:
            return _("restated on %(day)s: its rows have changed") % {"day": day}
        return _("restated on %(day)s: was %(was)s") % {"day": day, "was": was}

    @property
    def is_provisional(self) -> bool:
        """It waits for the stocktake."""
        return self.kept is not None and self.kept.is_provisional and self.kept.frozen.is_provisional

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
    def day_rows(self) -> SafeString:
        return rows.of_days(self.bars)

    @property
    def line_rows(self) -> SafeString:
        return rows.of_lines(self.came.lines, len(self.came.heads))

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
    frozen: FrozenMonth | None = None
    months: Sequence[FrozenMonth] = ()  # of a longer period, those that are frozen

    @property
    def changed_months(self) -> list[FrozenMonth]:
        """Of a longer period the frozen months that were restated since: it is counted now, and this is why it may differ from them."""
        return [each for each in self.months if getattr(each, "many_restated", 0)]

    @property
    def tiles(self) -> list[Tile]:
        return [tile for chapter in self.chapters for tile in chapter.tiles]

    @property
    def restated(self) -> list[Tile]:
        """Those that came to something else after the month was frozen."""
        return [tile for tile in self.tiles if tile.restated]

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
    """The period, and the two that it is set against, each as it was frozen or counted now."""
    beside = (period.before, period.year_before)
    kept = kept_of((period, *beside))
    counted = counted_of(kept)
    asked, mine = Asked(period, reader, now, beside=counted), kept[period]
    asked.facts.load([*counted, *(other for each in counted for other in (each.before, each.year_before))])
    with read_once(), read_at_once():
        came = came_to(asked, mine)
        before, year_before = (by_name(came_to(asked.over(each), by_same_rule(kept[each], mine))) for each in beside)
    found = chapters(period, came, before, year_before, now, mine)
    months = list(FrozenMonth.objects.within(period.first, period.last)) if period.months > MONTH else []
    return Page(period, found, alerts(period, came, before), next((each.frozen for each in mine.values()), None), months)


def chapters(
    period: Period,
    came: Sequence[tuple[Figure, Measured]],
    before: Mapping[str, Measured],
    year: Mapping[str, Measured],
    now: datetime,
    kept: Kept,
) -> list[Chapter]:
    running, found = is_running(period, timezone.localdate(now)), dict[str, Chapter]()
    name_before, name_year = short(period.before, period), short(period.year_before, period)
    are_two = period.before != period.year_before
    for figure, each in came:
        chapter = found.setdefault(figure.section.name, Chapter(figure.section))
        one = against(figure, each, before.get(figure.name), name_before, is_running=running)
        other = against(figure, each, year.get(figure.name), name_year, is_running=running) if are_two else None
        chapter.tiles.append(Tile(figure, each, one, other, kept.get(figure.name)))
    return list(found.values())
