"""Reading xlsx that people upload: one sheet of plain values within bounds, or `Refused` in words; nothing is ever evaluated."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from frontdesk.refusal import Refused

log = logging.getLogger(__name__)

MB = 1024 * 1024
MOST_BYTES = 5 * MB
MOST_UNPACKED = 10 * MB  # all members together; a sheet of some thousand rows unpacks to a megabyte or two
MOST_RATIO = 100  # unpacked to packed, of what is larger than a megabyte
MOST_MEMBERS = 200
MOST_CELLS = 100_000  # empty ones with a format included
OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # .xls, and files protected by a password
CELL, ROW, VALUE, INLINE, FORMULA = (
    f"{{http://schemas.openxmlformats.org/spreadsheetml/2006/main}}{tag}" for tag in ("c", "row", "v", "is", "f")
)


@dataclass(frozen=True)
class Row:
    """A row with something in it, numbered as Excel numbers it; one value a column, None where nothing stands."""

    number: int
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Sheet:
    """The first sheet of a file; `others` are the titles of those that were not read."""

    title: str
    rows: tuple[Row, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell: where it is as Excel shows it, what stands there, and how to mend it."""

    sheet: str
    row: int
    column: str
    value: str
    words: str


@dataclass(frozen=True)
class Line:
    """A row under its heads: the values by the name of their column."""

    number: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """A sheet whose first row names its columns; `ignored` are heads that nobody asked for."""

    title: str
    columns: Mapping[str, int]
    lines: tuple[Line, ...]
    ignored: tuple[str, ...] = field(default=())

    def problem(self, line: Line, name: str, words: str) -> Problem:
        return Problem(self.title, line.number, get_column_letter(self.columns[name] + 1), shown(line.values[name]), words)


def read(file: IO[bytes], *, rows: int = 2000, columns: int = 30) -> Sheet:
    """The first sheet, at most `rows` below its heads and `columns` wide. Refused when it is no xlsx, too large or holds formulas."""
    _check_package(file)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            first, *others = book.worksheets
            _survey(first, rows=rows + 1, columns=columns)
            cells = first.iter_rows(min_row=1, max_row=rows + 1, min_col=1, max_col=columns, values_only=True)
            found = tuple(
                Row(number, values) for number, values in enumerate(map(_tidy, cells), 1) if any(each is not None for each in values)
            )
            return Sheet(first.title, found, tuple(other.title for other in others))
        finally:
            book.close()
    except Refused:
        raise
    except Exception as error:  # openpyxl answers a broken file with whatever it stumbles over
        log.info("an uploaded xlsx could not be read: %s", type(error).__name__)
        raise Refused(_("This file is damaged. Open it in Excel or WPS, save it as .xlsx and upload it again."), "damaged") from None


def table(sheet: Sheet, heads: Mapping[str, Sequence[str]]) -> Table:
    """The rows under their heads; refused when a head is missing.

    `heads` says by which words, in any case, each column may be headed, the one for the reader first.
    """
    if not sheet.rows:
        raise Refused(_("Sheet “%(sheet)s” is empty.") % {"sheet": sheet.title}, "empty")
    first, *rest = sheet.rows
    written = {plain(value): number for number, value in reversed(list(enumerate(first.values))) if value is not None}
    columns = {name: next((written[plain(word)] for word in words if plain(word) in written), None) for name, words in heads.items()}
    missing = [heads[name][0] for name, at in columns.items() if at is None]
    if missing:
        words = _("Sheet “%(sheet)s”, row %(row)d: there is no column headed %(heads)s. Take the exported file as a pattern.")
        raise Refused(words % {"sheet": sheet.title, "row": first.number, "heads": _(", ").join(missing)}, "heads")
    known = {name: at for name, at in columns.items() if at is not None}
    lines = (Line(row.number, {name: row.values[at] for name, at in known.items()}) for row in rest)
    ignored = tuple(shown(value) for number, value in enumerate(first.values) if value is not None and number not in known.values())
    return Table(sheet.title, known, tuple(line for line in lines if any(each is not None for each in line.values.values())), ignored)


def plain(value: Any) -> str:
    """Text as it is compared: no case, no space around."""
    return shown(value).strip().casefold()


def shown(value: Any) -> str:
    """A value as Excel shows it to the person who must find it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if (value.hour, value.minute, value.second) == (0, 0, 0) else f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _check_package(file: IO[bytes]) -> None:
    """Before anything is unpacked: is it an xlsx by its content, and does it stay within bounds?"""
    file.seek(0, 2)
    if file.tell() > MOST_BYTES:
        raise Refused(_("The file is larger than %(n)d MB.") % {"n": MOST_BYTES // MB}, "size")
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    if start == OLD_EXCEL:
        raise Refused(_("This is an old .xls file, or one with a password. Save it as .xlsx without a password."), "xls")
    try:
        with ZipFile(file) as package:
            members = package.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused(_("This is not an .xlsx file."), "type") from None
    names = {member.filename for member in members}
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        raise Refused(_("This is not an .xlsx file."), "type")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refused(_("The file holds macros. Save it as .xlsx without them."), "macros")
    unpacked = sum(member.file_size for member in members)
    heavy = any(member.filename.endswith("styles.xml") and member.file_size > MB for member in members)  # read whole, at a high price
    steep = any(member.file_size > MB and member.file_size > MOST_RATIO * max(member.compress_size, 1) for member in members)
    if unpacked > MOST_UNPACKED or steep or heavy or len(members) > MOST_MEMBERS:
        raise Refused(_("Unpacked the file is far too large. Copy the rows into a new file."), "bomb")
    file.seek(0)


def _survey(sheet: Any, *, rows: int, columns: int) -> None:
    """Walk the sheet's XML once before openpyxl does: how far it reaches, and that it holds no formula."""
    for number, (row, column, cell) in enumerate(_cells(sheet), 1):
        if cell.find(FORMULA) is not None:
            where = {"cell": f"{get_column_letter(column)}{row}", "sheet": sheet.title}
            raise Refused(
                _("Sheet “%(sheet)s”, cell %(cell)s holds a formula. Put the value in its place (copy, then paste as values).") % where,
                "formula",
            )
        filled = cell.find(VALUE) is not None or cell.find(INLINE) is not None
        if number > MOST_CELLS or (filled and (row > rows or column > columns)):
            bounds = {"sheet": sheet.title, "rows": rows - 1, "columns": columns}
            raise Refused(_("Sheet “%(sheet)s” is larger than %(rows)d rows and %(columns)d columns.") % bounds, "bounds")


def _cells(sheet: Any) -> Iterator[tuple[int, int, Any]]:
    """Every cell with its row and column; those without an address follow the one before."""
    row = column = 0
    with sheet._get_source() as source:
        for event, element in iterparse(source, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                if element.tag == ROW:
                    row, column = int(element.get("r") or row + 1), 0
                continue
            if element.tag == CELL:
                letters = coordinate_from_string(element.get("r"))[0] if element.get("r") else ""
                column = column_index_from_string(letters) if letters else column + 1
                yield row, column, element
                element.clear()
            elif element.tag == ROW:
                element.clear()


def _tidy(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Text without space around; text of nothing but space is nothing."""
    return tuple((value.strip() or None) if isinstance(value, str) else value for value in values)
