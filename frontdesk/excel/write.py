"""Writing xlsx: text stays text, whatever it begins with; dates are dates of the office's time zone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import count
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

# What XML 1.0 and therefore a cell cannot hold (ECMA-376 part 1, 22.9.2.19).
IMPOSSIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST = 32_767  # characters a cell holds
MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
FORMATS = {datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd"}


@dataclass(frozen=True)
class Drawn:
    """A chart right of its sheet's rows: one series a column of `values`, named by its head; `labels` is the column along the axis."""

    title: str
    values: tuple[int, ...]
    labels: int = 1
    is_line: bool = False
    rows: int = 0  # only the first so many; 0: all
    first: int = 1  # the row of the heads, where another table stands further down


@dataclass(frozen=True)
class Leaf:
    """One more sheet."""

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Any]]
    widths: Sequence[int] = ()
    charts: Sequence[Drawn] = ()


def write(
    out: IO[bytes],
    *,
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Any]],
    widths: Sequence[int] = (),
    more: Sequence[Leaf] = (),
) -> int:
    """A sheet of heads and rows into `out`, a row at a time, and more sheets behind it; how many rows the first has.

    `widths` are in characters.
    """
    book = Workbook(write_only=True)
    taken = set[str]()
    leaves = [Leaf(title, heads, rows, widths), *more]
    sheets = [book.create_sheet(_sheet_title(leaf.title, taken)) for leaf in leaves]
    try:
        many = [_fill(sheet, leaf) for sheet, leaf in zip(sheets, leaves, strict=True)]
    except BaseException:
        for sheet in sheets:
            sheet.close()
            sheet._writer.cleanup()  # what was written so far lies in a file of openpyxl's, and holds names
        raise
    book.save(out)
    return many[0]


def _sheet_title(title: str, taken: set[str]) -> str:
    """What Excel calls a sheet: no signs of formulas, 31 characters, none twice in any case."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", as_held(title))[:31]
    if plain.casefold() in taken:
        plain = next(name for n in count(2) if (name := f"{plain[:27]} {n}").casefold() not in taken)
    taken.add(plain.casefold())
    return plain


def _fill(sheet: Worksheet, leaf: Leaf) -> int:
    """Heads, rows and charts; how many rows. On paper a sheet is one page wide, the heads on each."""
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for number, width in enumerate(leaf.widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_head(sheet, head) for head in leaf.heads])
    many = 0
    for row in leaf.rows:
        sheet.append([cell(sheet, value) for value in row])
        many += 1
    for number, drawn in enumerate(leaf.charts if many else ()):
        sheet.add_chart(_chart(sheet, drawn, many), f"{get_column_letter(len(leaf.heads) + 2)}{2 + number * 18}")
    return many


def _chart(sheet: Worksheet, drawn: Drawn, many: int) -> BarChart | LineChart:
    """Bars that stand, or lines."""
    last = drawn.first + min(1 + many - drawn.first, drawn.rows or many)
    chart: BarChart | LineChart = LineChart() if drawn.is_line else BarChart()
    chart.title, chart.width, chart.height = as_held(drawn.title), 20, 8.5
    for column in drawn.values:
        chart.add_data(Reference(sheet, min_col=column, min_row=drawn.first, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=drawn.labels, min_row=drawn.first + 1, max_row=last))
    chart.x_axis.delete = chart.y_axis.delete = False  # else Excel draws neither
    return chart


def settled(data: bytes, *, at: datetime) -> bytes:
    """A workbook that `write` made, with this moment for every moment of making: the same rows give the same bytes."""
    out, stamp = BytesIO(), f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}".encode()
    with ZipFile(BytesIO(data)) as made, ZipFile(out, "w", ZIP_DEFLATED) as again:
        for member in sorted(made.namelist()):
            content = MADE.sub(rb"\g<1>" + stamp, made.read(member)) if member == "docProps/core.xml" else made.read(member)
            again.writestr(ZipInfo(member, (at.year, at.month, at.day, 0, 0, 0)), content, ZIP_DEFLATED)
    return out.getvalue()


def cell(sheet: Worksheet, value: Any) -> Cell:
    """A number, a moment, a day, or text: never a formula, never an error value."""
    if value is None or value == "":
        return WriteOnlyCell(sheet)
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal, date)):
        made = WriteOnlyCell(sheet, as_held(str(value)))
        made.data_type = "s"
        return made
    if isinstance(value, datetime):
        made = WriteOnlyCell(sheet, timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value)
        made.number_format = FORMATS[datetime]
        return made
    made = WriteOnlyCell(sheet)
    made.value = value
    if isinstance(value, date):
        made.number_format = FORMATS[date]
    return made


def as_held(text: str) -> str:
    """Text as a cell can hold it: its own line ends, no characters that XML has not, no more than fits."""
    return IMPOSSIBLE.sub("", re.sub(r"\r\n?", "\n", text))[:LONGEST]


def _head(sheet: Worksheet, head: str) -> Cell:
    made = cell(sheet, head)
    made.font = Font(bold=True)
    return made
