"""The workbook of a period: all figures on one sheet, then a sheet a chapter with its tables and charts."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.excel.write import Drawn, Leaf
from frontdesk.web.figures import Measured
from frontdesk.web.months import named
from reports.showing.departments import Comparison
from reports.showing.month import Chapter, Page, Tile

WIDTHS = (34, 14, 8, 18, 14, 18, 14, 18, 70)
Cells = list[Any]


def widths(page: Page) -> tuple[int, ...]:
    return (*WIDTHS, 34, 14) if page.frozen else WIDTHS


def heads(page: Page) -> list[str]:
    """Of a frozen month also what was restated, and by which version of its rule each figure was counted."""
    period = page.period
    more = [pgettext("a figure", "Restated"), pgettext("a figure", "Rule version")] if page.frozen else []
    return [
        *(
            _("Figure"),
            pgettext("of a figure", "Value"),
            pgettext("a figure", "Unit"),
            pgettext("a figure", "Target"),
            named(period.before),
        ),
        *(
            pgettext("a figure", "Change"),
            named(period.year_before),
            pgettext("a figure", "Change on the year before"),
            _("How it is counted"),
        ),
        *more,
    ]


def overview(page: Page) -> list[Cells]:
    return [row_of(tile, page) for tile in page.tiles]


def row_of(tile: Tile, page: Page) -> Cells:
    """Numbers as numbers; what has none stands in words."""
    came, figure = tile.came, tile.figure
    changes = [cell for each in (tile.before, tile.year_before) for cell in (said(each), each.change.words if each and each.change else "")]
    more = [remarks(tile), tile.kept.version if tile.kept else ""] if page.frozen else []
    return [str(figure.title), number_of(came), figure.unit, came.target.words if came.target else "", *changes, str(figure.how), *more]


def remarks(tile: Tile) -> str:
    """What was restated, or that it is provisional."""
    return tile.restated_words or (_("provisional until the stocktake is agreed to") if tile.is_provisional else "")


def said(against: Any) -> Any:
    return against.number if against else ""


def number_of(came: Measured) -> Any:
    return round(came.number, 2) if came.number is not None else came.value


def leaves(page: Page, comparison: Comparison) -> list[Leaf]:
    return [*(leaf(chapter, page) for chapter in page.chapters), departments(comparison)]


def leaf(chapter: Chapter, page: Page) -> Leaf:
    """The chapter's figures on top; below them each figure's own table, beside it its chart."""
    top = heads(page)
    rows = [row_of(tile, page) for tile in chapter.tiles]
    drawn = list[Drawn]()
    for tile in chapter.cards:
        table, columns = table_of(tile)
        rows.append([])
        rows.append([str(tile.figure.title)])
        if columns:
            drawn.append(Drawn(str(tile.figure.title), columns, first=len(rows) + 2, rows=len(table) - 1))
        rows.extend(table)
        if heat := tile.came.heat:
            rows += [[], [str(heat.title)], ["", *heat.heads], *([day, *(spot.words for spot in spots)] for day, spots in heat.rows)]
    return Leaf(str(chapter.section.title), top, rows, widths(page), drawn)


def table_of(tile: Tile) -> tuple[list[Cells], tuple[int, ...]]:
    """Heads and rows of what stands below a figure, and which column its chart draws; none when there is nothing to draw."""
    came = tile.came
    if tile.bars:
        return [[_("Day"), str(tile.figure.title)], *([bar.label, bar.value] for bar in tile.bars)], (2,)
    table = [[str(head) for head in came.heads], *grouped(tile)]
    return table, (2,) if tile.chart else ()


def grouped(tile: Tile) -> Iterable[Cells]:
    """A row a line; where rows are of several sorts, the sort stands behind them."""
    for line in tile.came.lines:
        group = [str(line.group)] if line.group else []
        yield [str(line.label), *cells_of(line.cells, line.numbers), *group]


def cells_of(cells: Sequence[str], numbers: Sequence[float | None]) -> Cells:
    """The number where there is one, else the words."""
    known = [*numbers, *[None] * (len(cells) - len(numbers))]
    return [words if number is None else round(number, 2) for words, number in zip(cells, known, strict=False)]


def departments(comparison: Comparison) -> Leaf:
    """A row a department, with a chart of the first thing compared."""
    top = [_("Department"), *(str(column.title) for column in comparison.columns)]
    table = [[str(department), *(cell.number for cell in cells)] for department, cells in comparison.table()]
    rows = [[cell if isinstance(cell, str) or cell is None else round(cell, 2) for cell in row] for row in table]
    drawn = [Drawn(str(column.title), (n,)) for n, column in enumerate(comparison.columns[1:4], start=3)]
    return Leaf(_("Departments"), top, rows, (24, *[16] * (len(top) - 1)), drawn)
