"""A count sheet as a spreadsheet: who filled it in is told each mistake by sheet, row, column and value."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from openpyxl.utils import get_column_letter

from frontdesk.excel.read import Problem, Sheet, plain, shown, table
from supplies.models import StocktakeLine

MOST_ROWS = 5000
MOST = 1_000_000  # of one item
HEADS = {
    "number": gettext_lazy("Number"),
    "item": gettext_lazy("Item"),
    "specification": gettext_lazy("Specification"),
    "place": gettext_lazy("Place"),
    "unit": gettext_lazy("Unit"),
    "counted": gettext_lazy("Counted"),
}
WIDTHS = (10, 30, 24, 18, 8, 12)


@dataclass(frozen=True)
class Counts:
    """What a sheet says: how many of which line; rows that were left empty say nothing."""

    title: str
    counts: Mapping[int, int]
    rows: Sequence[tuple[int, StocktakeLine, int]]
    problems: Sequence[Problem]
    empty: int


def heads() -> dict[str, list[str]]:
    """The words of each column, the reader's own first."""
    words = {name: [str(head)] for name, head in HEADS.items()}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for name, head in HEADS.items():
                words[name].append(str(head))
    return words


def sheet_row(line: StocktakeLine) -> list[Any]:
    """As it stands in the file: what the books say is not in it."""
    item = line.item
    return [item.number, str(item), item.specification, item.place and str(item.place), item.shown_unit, None]


def parsed(sheet: Sheet, lines: Sequence[StocktakeLine], owed: Collection[int]) -> Counts:
    """Every row of this sheet against the lines of the stocktake; `owed` are those that this person counts. Refused: empty, heads."""
    found = table(sheet, heads(), optional=set(HEADS) - {"number", "counted"})
    by_number = {plain(line.item.number): line for line in lines}
    counts, rows, problems, empty = dict[int, int](), list[tuple[int, StocktakeLine, int]](), list[Problem](), 0
    for row in found.lines:
        number, counted = row.values.get("number"), row.values.get("counted")
        if counted is None or not shown(counted).strip():
            empty += 1
            continue
        line, many = by_number.get(plain(number)), whole(counted)
        wrong = _wrong(line, many, counts, owed)
        if wrong:
            name, words = wrong
            column = get_column_letter(found.columns[name] + 1)
            problems.append(Problem(found.title, row.number, column, shown(row.values.get(name)), words))
        elif line is not None and many is not None:
            counts[line.pk] = many
            rows.append((row.number, line, many))
    return Counts(found.title, counts, rows, problems, empty)


def _wrong(line: StocktakeLine | None, many: int | None, counts: Mapping[int, int], owed: Collection[int]) -> tuple[str, str] | None:
    """Which column is wrong, and why."""
    if line is None:
        return "number", _("No item of this stocktake has this number.")
    if line.pk in counts:
        return "number", _("This item stands in the list twice.")
    if line.pk not in owed:
        return "number", _("This item has been counted already, or somebody else counts it again.")
    if many is None:
        return "counted", _("Write how many lie there as a whole number; 0 when there are none.")
    return None


def whole(value: Any) -> int | None:
    """12, 12.0 or '12'; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = shown(value).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 7 and int(text) <= MOST else None
