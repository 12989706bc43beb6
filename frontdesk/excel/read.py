"""Reading xlsx that people upload: one sheet of plain values within bounds, or `Refused` in words; nothing is ever evaluated.

This process looks at the directory of the package only; it is unpacked and parsed by `cells.py`, in a child with bounds.
"""

import json
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from frontdesk.confined.parent import Busy, Confined, NoAnswer
from frontdesk.confined.zips import entries
from frontdesk.refusal import Refused

log = logging.getLogger(__name__)

MB = 1024 * 1024
MOST_BYTES = 5 * MB
MOST_UNPACKED = 30 * MB  # all members together; a sheet of five thousand rows and twenty columns unpacks to ten
MOST_RATIO = 100  # unpacked to packed, of what is larger than a megabyte
MOST_MEMBERS = 200
OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # .xls, and files protected by a password
READER = Confined(
    Path(__file__).with_name("cells.py"),
    memory=256 * MB,  # of address space; five thousand people need a fifth of it
    seconds=30,
    most_answer=64 * MB,
)
TYPED = {"moment": datetime.fromisoformat, "day": date.fromisoformat, "clock": time.fromisoformat}


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
    """The first sheet, at most `rows` below its heads and `columns` wide. Refused when it is no xlsx, too large or holds formulas.

    Slow for a large file, so never inside a transaction.
    """
    _check_package(file)
    try:
        answer = json.loads(READER.ask(file.read(), str(rows), str(columns)))
    except Busy:
        raise Refused(_("Many files are being read at this moment. Try again in a minute."), "busy") from None
    except NoAnswer:
        answer = {"refused": "bomb"}
    if "refused" in answer:
        code = answer["refused"]
        log.info("an uploaded xlsx was not read: %s", code)
        raise _in_words(answer, rows=rows, columns=columns)
    found = (Row(number, _padded(values, columns)) for number, values in answer["rows"])
    return Sheet(answer["title"], tuple(found), tuple(answer["others"]))


def _padded(values: Sequence[Any], columns: int) -> tuple[Any, ...]:
    """As long as the sheet is wide, with days and moments as what they are."""
    return (*map(_typed, values), *([None] * (columns - len(values))))


def _typed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    [(kind, text)] = value.items()
    return TYPED[kind](text)


def _in_words(answer: Mapping[str, Any], *, rows: int, columns: int) -> Refused:
    """The child's refusal, in the reader's language."""
    code = answer["refused"]
    if code == "formula":
        words = _("Sheet “%(sheet)s”, cell %(cell)s holds a formula. Put the value in its place (copy, then paste as values).")
        return Refused(words % {"cell": f"{get_column_letter(answer['column'])}{answer['row']}", "sheet": answer["sheet"]}, code)
    if code == "bounds":
        words = _("Sheet “%(sheet)s” is larger than %(rows)d rows and %(columns)d columns.")
        return Refused(words % {"sheet": answer["sheet"], "rows": rows, "columns": columns}, code)
    if code == "bomb":
        return Refused(_("Unpacked the file is far too large. Copy the rows into a new file."), code)
    return Refused(_("This file is damaged. Open it in Excel or WPS, save it as .xlsx and upload it again."), "damaged")


def table(sheet: Sheet, heads: Mapping[str, Sequence[str]], *, optional: Collection[str] = ()) -> Table:
    """The rows under their heads; refused when a head is missing that is not `optional`.

    `heads` says by which words, in any case, each column may be headed, the one for the reader first.
    """
    if not sheet.rows:
        raise Refused(_("Sheet “%(sheet)s” is empty.") % {"sheet": sheet.title}, "empty")
    first, *rest = sheet.rows
    written = {plain(value): number for number, value in reversed(list(enumerate(first.values))) if value is not None}
    columns = {name: next((written[plain(word)] for word in words if plain(word) in written), None) for name, words in heads.items()}
    missing = [heads[name][0] for name, at in columns.items() if at is None and name not in optional]
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
    data = file.read()
    file.seek(0)
    start = data[:4]
    if start == OLD_EXCEL:
        raise Refused(_("This is an old .xls file, or one with a password. Save it as .xlsx without a password."), "xls")
    if entries(data) > MOST_MEMBERS:
        raise Refused(_("Unpacked the file is far too large. Copy the rows into a new file."), "bomb")
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
    if unpacked > MOST_UNPACKED or steep or heavy:
        raise Refused(_("Unpacked the file is far too large. Copy the rows into a new file."), "bomb")
    file.seek(0)
