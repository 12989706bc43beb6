"""Charts as plain data for the page's islands: what to draw, never how it looks; colours come from the theme."""

from collections.abc import Sequence
from typing import Any

from frontdesk.web.figures import Figure, Line, Measured

MOST = 12  # bars of a ranking; its table has all


def by_day(figure: Figure, came: Measured) -> dict[str, Any]:
    """A bar a day, days off paler; a click opens the day."""
    months = {bar.label.partition("-")[0] for bar in came.bars}
    return {
        "kind": "days",
        "title": str(figure.title),
        "labels": [bar.label.rpartition("-")[2] if len(months) == 1 else bar.label for bar in came.bars],
        "values": [bar.value for bar in came.bars],
        "off": [bar.is_off for bar in came.bars],
        "paths": [bar.path for bar in came.bars],
    }


def ranked(figure: Figure, lines: Sequence[Line]) -> dict[str, Any] | None:
    """A bar a row, on top what most deserves a look; only of rows of one sort whose first cell is a number."""
    rows = [line for line in lines if line.numbers and line.numbers[0] is not None]
    if len(rows) < 2 or len({line.group for line in rows}) > 1:
        return None
    is_share = figure.columns[0].unit == "%" if figure.columns else all(line.cells[0].endswith("%") for line in rows)
    rows = sorted(rows, key=lambda line: line.numbers[0] or 0, reverse=not (is_share and figure.better == "more"))[:MOST]
    return {
        "kind": "ranked",
        "title": str(figure.title),
        "labels": [str(line.label) for line in rows],
        "values": [line.numbers[0] for line in rows],
        "words": [line.cells[0] for line in rows],
        "paths": [line.path for line in rows],
    }


def trend(title: str, unit: str, labels: Sequence[str], column: Sequence[Measured | None]) -> dict[str, Any]:
    """A line over months, with gaps where nothing was counted."""
    return {
        "kind": "trend",
        "title": title,
        "is_share": unit == "%",
        "labels": list(labels),
        "values": [came.number if came else None for came in column],
        "words": [came.value if came else "" for came in column],
        "paths": [came.path if came else "" for came in column],
    }
