"""What periods are said to have come to: a frozen month as it was frozen or restated, everything else as it is counted now."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from frontdesk.web.figures import FIGURES, NONE, Asked, Figure, Measured, measured, place
from frontdesk.workdays.periods import MONTH, Period
from reports.finding import statements
from reports.models import FrozenFigure
from reports.models.frozen import language

Kept = Mapping[str, FrozenFigure]  # the figures of a frozen month by name; empty where it is not frozen


def kept_of(periods: Iterable[Period], only: Collection[str] = ()) -> dict[Period, Kept]:
    """Those of each period, read together, or some of them by name; of a quarter, a year and a month that is not frozen none."""
    found: dict[Period, dict[str, FrozenFigure]] = {period: {} for period in periods}
    frozen = FrozenFigure.objects.of(*(period.first for period in found if period.months == MONTH))
    for each in frozen.filter(figure__in=only) if only else frozen:
        found[Period(each.frozen.month)][each.figure] = each
    return dict(found)


def counted_of(kept: Mapping[Period, Kept]) -> tuple[Period, ...]:
    """The periods that are not frozen."""
    return tuple(period for period, figures in kept.items() if not figures)


def came_to(asked: Asked, kept: Kept, which: Callable[[Figure], bool] = lambda figure: True) -> list[tuple[Figure, Measured]]:
    """What was frozen of the figures that this reader may know; figures that were not there yet are counted now."""
    if not kept:
        return measured(asked, which)
    allowed = {each.name for each in asked.reader.permissions}
    known = {name: each.holding for name, each in kept.items() if (each.holding or each.newest) and each.needed <= allowed}
    found = [(figure, shown(known[figure.name])) for figure in FIGURES if figure.name in known and which(figure)]
    found += measured(asked, lambda figure: counts_now(kept.get(figure.name)) and which(figure))
    return sorted(found, key=lambda each: place(each[0]))


def by_same_rule(kept: Kept, beside: Kept) -> Kept:
    """What may be set against another period: figures that another version of their rule counted are counted now instead."""
    return {name: each for name, each in kept.items() if name in FIGURES and each.version == version_of(name, beside)}


def version_of(name: str, kept: Kept) -> int:
    return kept[name].version if name in kept else FIGURES[name].version


def shown(said: Mapping[str, Any]) -> Measured:
    """In the reader's language; what was restated to nothing as a dash."""
    return statements.measured(said[language()]) if said else Measured(NONE)


def counts_now(kept: FrozenFigure | None) -> bool:
    """Whether it is counted as the page is opened: it was not there yet, or waits for the stocktake and said nothing."""
    return kept is None or (kept.is_provisional and kept.frozen.is_provisional and not kept.holding)


def by_name(came: Iterable[tuple[Figure, Measured]]) -> dict[str, Measured]:
    return {figure.name: each for figure, each in came}
