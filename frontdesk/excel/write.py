"""Writing xlsx: text stays text, whatever it begins with; dates are dates of the office's time zone."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

# What XML 1.0 and therefore a cell cannot hold (ECMA-376 part 1, 22.9.2.19).
IMPOSSIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST = 32_767  # characters a cell holds
MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
FORMATS = {datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd"}


def write(out: IO[bytes], *, title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[int] = ()) -> int:
    """One sheet of heads and rows into `out`, a row at a time; how many rows were written. `widths` are in characters."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", as_held(title))[:31])
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    many = 0
    try:
        sheet.append([_head(sheet, head) for head in heads])
        for row in rows:
            sheet.append([cell(sheet, value) for value in row])
            many += 1
    except BaseException:
        sheet.close()
        sheet._writer.cleanup()  # what was written so far lies in a file of openpyxl's, and holds names
        raise
    book.save(out)
    return many


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
    if isinstance(value, bool) or not isinstance(value, (int, float, date)):
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
