"""An xlsx in, the plain values of its first sheet out. Runs by itself, in a process that may die.

`read.py` has it run within bounds (`frontdesk/confined`) with ROWS COLUMNS, the file on standard input. Answers with one JSON object on
standard output: `title`, `others` and `rows` (`[number, [value, …]]`, the empty ones left out), or `refused` (`damaged`, `formula`,
`bounds`, `bomb`) with where. A day, moment or time of day is `{"day": …}`, `{"moment": …}`, `{"clock": …}`; a span is text.
It knows neither Django nor the project.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

MOST_CELLS = 100_000  # empty ones with a format included; more only where more are asked for
MOST_TEXT = 8 * 1024 * 1024  # characters together: one long text may stand in every cell of a small file
MOST_TAGS = 2_000_000  # of the whole package; each becomes an object
PIECE = 1024 * 1024
CELL, ROW, VALUE, INLINE, FORMULA = (
    f"{{http://schemas.openxmlformats.org/spreadsheetml/2006/main}}{tag}" for tag in ("c", "row", "v", "is", "f")
)


class NotTaken(Exception):
    """What is refused, and where."""

    def __init__(self, code: str, **where: Any):
        super().__init__(code)
        self.answer = {"refused": code, **where}


def values(data: bytes, rows: int, columns: int) -> dict[str, Any]:
    """The first sheet as plain values, at most `rows` below its heads and `columns` wide."""
    from openpyxl import load_workbook  # noqa: PLC0415  the reader is loaded where the bounds are set

    count_tags(data)
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    first, *others = book.worksheets
    survey(first, rows + 1, columns)
    cells = first.iter_rows(min_row=1, max_row=rows + 1, min_col=1, max_col=columns, values_only=True)
    found, letters = [], 0
    for number, row in enumerate(cells, 1):
        kept = [told(value) for value in row]
        letters += sum(len(value) for value in kept if isinstance(value, str))
        if letters > MOST_TEXT:
            raise NotTaken("bomb")
        while kept and kept[-1] is None:
            kept.pop()
        if kept:
            found.append([number, kept])
    return {"title": first.title, "others": [other.title for other in others], "rows": found}


def count_tags(data: bytes) -> None:
    """Refuse what would become more objects than any sheet of ours, before a parser makes them."""
    many = 0
    with ZipFile(BytesIO(data)) as package:
        for member in package.infolist():
            with package.open(member) as file:
                while piece := file.read(PIECE):
                    many += piece.count(b"<")
                    if many > MOST_TAGS:
                        raise NotTaken("bomb")


def survey(sheet: Any, rows: int, columns: int) -> None:
    """Walk the sheet's XML once before openpyxl does: how far it reaches, and that it holds no formula."""
    most = max(MOST_CELLS, rows * columns * 3 // 2)
    for number, (row, column, cell) in enumerate(walked(sheet), 1):
        if cell.find(FORMULA) is not None:
            raise NotTaken("formula", sheet=sheet.title, row=row, column=column)
        filled = cell.find(VALUE) is not None or cell.find(INLINE) is not None
        if number > most or (filled and (row > rows or column > columns)):
            raise NotTaken("bounds", sheet=sheet.title)


def walked(sheet: Any) -> Iterator[tuple[int, int, Any]]:
    """Every cell with its row and column; those without an address follow the one before."""
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415  the reader is loaded where the bounds are set
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string  # noqa: PLC0415

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


def told(value: Any) -> Any:
    """A value as JSON holds it; text without space around, and text of nothing but space is nothing."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time):
        return {"clock": value.isoformat()}
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def main() -> None:
    rows, columns = int(sys.argv[1]), int(sys.argv[2])
    try:
        answer = json.dumps(values(sys.stdin.buffer.read(), rows, columns), allow_nan=False)
    except NotTaken as refusal:
        answer = json.dumps(refusal.answer)
    except MemoryError:
        answer = json.dumps({"refused": "bomb"})
    except Exception:  # openpyxl answers a broken file with whatever it stumbles over
        answer = json.dumps({"refused": "damaged"})
    sys.stdout.write(answer)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
