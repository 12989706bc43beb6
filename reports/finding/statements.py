"""What a figure came to, as JSON in each language, and back; and whether two of them say the same."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import override

from frontdesk.web.figures import FIGURES, Alert, Asked, Bar, Figure, HeatMap, Line, Measured, Spot, Target, place
from frontdesk.workdays.periods import Period
from reports.finding.house import Everything, house

LANGUAGES = ("zh-hans", "en")


@dataclass
class Statement:
    """What one figure comes to in each language, and what a reader must be allowed to know it. Nothing when there was nothing to say."""

    figure: Figure
    number: float | None = None
    target: str = ""
    permissions: list[str] = field(default_factory=list)
    came: dict[str, dict[str, Any]] = field(default_factory=dict)


def statements(month: date, now: datetime, which: Callable[[Figure], bool] = lambda figure: True) -> list[Statement]:
    """Every figure of a month, counted now, in the order of the page."""
    reader, needed = house()
    asked = {language: Asked(Period(month), reader, now) for language in LANGUAGES}
    known = sorted(filter(which, FIGURES), key=place)
    return [statement(figure, needed, asked) for figure in known]


def statement(figure: Figure, needed: Everything, asked: Mapping[str, Asked]) -> Statement:
    """Each figure is asked by itself, so that what it needs to know is not read from what another one was told."""
    found = Statement(figure)
    needed.clear()
    for language, each in asked.items():
        with override(language):
            came = figure.measure(each.over(each.period))
            if came is not None:
                found.came[language] = stated(came)
                found.number = came.number
                found.target = found.target or (str(came.target.words) if came.target else "")
    found.permissions = sorted({figure.permission.name, *(each.name for each in needed)})
    return found


def stated(came: Measured) -> dict[str, Any]:
    """In words of the active language."""
    return {
        **{"value": str(came.value), "note": str(came.note), "path": came.path, "number": came.number},
        "target": {"colour": came.target.colour, "words": str(came.target.words)} if came.target else None,
        "heads": [str(head) for head in came.heads],
        "bars": [asdict(bar) for bar in came.bars],
        "lines": [{**vars(line), "label": str(line.label), "group": str(line.group)} for line in came.lines],
        "alerts": [{**vars(alert), "words": str(alert.words), "word": str(alert.word)} for alert in came.alerts],
        "heat": {**asdict(came.heat), "title": str(came.heat.title)} if came.heat else None,
    }


def measured(said: Mapping[str, Any]) -> Measured:
    """The same as a page shows it."""
    target = said["target"]
    lines = [Line(**{**line, "cells": tuple(line["cells"]), "numbers": tuple(line["numbers"])}) for line in said["lines"]]
    shown = {name: said[name] for name in ("value", "note", "path", "number", "heads")}
    bars, alerts = [Bar(**bar) for bar in said["bars"]], [Alert(**alert) for alert in said["alerts"]]
    heat = heat_map(said["heat"]) if said.get("heat") else None
    return Measured(**shown, target=Target(**target) if target else None, bars=bars, lines=lines, alerts=alerts, heat=heat)


def heat_map(said: Mapping[str, Any]) -> HeatMap:
    return HeatMap(said["title"], said["heads"], [(day, [Spot(**spot) for spot in spots]) for day, spots in said["rows"]])


def is_same(came: Mapping[str, Any], then: Mapping[str, Any]) -> bool:
    """Whether both say the same numbers. What departments and things are called, and where records open, makes no difference."""
    return essence(came) == essence(then)


def essence(came: Mapping[str, Any]) -> Any:
    """The numbers of a statement; of one with nothing to say, nothing."""
    if not came:
        return None
    said = came[LANGUAGES[0]]
    lines = sorted(str((line["department"], numbers_of(line))) for line in said["lines"])
    return said["value"], rounded(said["number"]), lines, [bar["value"] for bar in said["bars"]]


def numbers_of(line: Mapping[str, Any]) -> list[Any]:
    """The numbers that are kept of a row; its words where there are none."""
    numbers = [rounded(number) for number in line["numbers"] if number is not None]
    return numbers or list(line["cells"])


def rounded(number: float | None) -> float | None:
    return None if number is None else round(float(number), 2)
