"""Uploaded spreadsheets: plain values within bounds are read, everything else is refused in words and nothing is evaluated."""

import time
import tracemalloc
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from frontdesk.excel.read import MOST_BYTES, Row, read, table
from frontdesk.excel.write import write
from frontdesk.refusal import Refused

pytestmark = pytest.mark.once

FIRST = datetime.fromisoformat("2027-10-01 00:00")  # cells know no time zone
SHEET = "xl/worksheets/sheet1.xml"


def book(fill: Callable[[Workbook], None]) -> BytesIO:
    made, out = Workbook(), BytesIO()
    fill(made)
    made.save(out)
    return out


def plain(made: Workbook) -> None:
    made.active.title = "Days"
    made.active.append(["Day", "Name"])
    made.active.append([date(2027, 10, 1), " 国庆节 "])
    made.create_sheet("Notes").append(["x"])


def rewritten(member: str, change: Callable[[bytes], bytes], extra: dict[str, bytes] | None = None, without: str = "") -> BytesIO:
    """A plain file with one member changed, some added, one left out."""
    out = BytesIO()
    with ZipFile(book(plain)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != without:
                new.writestr(each, change(old.read(each)) if each == member else old.read(each))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return out


def sheet_of(rows: str) -> BytesIO:
    head = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return rewritten(SHEET, lambda old: head + rows.encode() + b"</sheetData></worksheet>")


def test_the_first_sheet_is_read_as_values_and_the_others_are_named() -> None:
    sheet = read(book(plain))
    assert (sheet.title, sheet.others) == ("Days", ("Notes",))
    assert sheet.rows == (Row(1, ("Day", "Name") + (None,) * 28), Row(2, (FIRST, "国庆节") + (None,) * 28))


def test_what_our_own_export_writes_is_read_back() -> None:
    out = BytesIO()
    write(out, title="x", heads=["A", "B", "C"], rows=[[date(2027, 10, 1), "=1+1", 3], [None, "", None], ["#N/A", 1.5, "班"]])
    assert [(row.number, row.values[:3]) for row in read(out).rows] == [
        (1, ("A", "B", "C")),
        (2, (FIRST, "=1+1", 3)),
        (4, ("#N/A", 1.5, "班")),
    ]


def test_rows_are_numbered_as_excel_numbers_them() -> None:
    sheet = read(sheet_of('<row r="3"><c r="B3" t="inlineStr"><is><t>x</t></is></c></row><row><c><v>7</v></c></row>'), columns=2)
    assert sheet.rows == (Row(3, (None, "x")), Row(4, (7, None)))


def formula(made: Workbook) -> None:
    plain(made)
    made.active["C5"] = "=1+1"


def wide(made: Workbook) -> None:
    made.active.cell(1, 31, "x")


def long(made: Workbook) -> None:
    made.active.cell(2002, 1, "x")


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: BytesIO(b""), "type"),
        (lambda: BytesIO(b"Day,Name\n2027-10-01,x\n"), "type"),
        (lambda: BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "xls"),
        (lambda: BytesIO(b"PK\x03\x04" + b"\0" * 200), "type"),
        (lambda: BytesIO(book(plain).getvalue()[:-60]), "type"),
        (lambda: BytesIO(b"\0" * (MOST_BYTES + 1)), "size"),
        (lambda: rewritten("", bytes, without="xl/workbook.xml"), "type"),
        (lambda: rewritten("", bytes, {"xl/vbaProject.bin": b"x"}), "macros"),
        (lambda: rewritten("", bytes, without="xl/_rels/workbook.xml.rels"), "damaged"),
        (lambda: rewritten(SHEET, lambda old: old[: len(old) // 2]), "damaged"),
        (lambda: rewritten(SHEET, lambda old: ENTITIES), "damaged"),
        (lambda: book(formula), "formula"),
        (lambda: book(wide), "bounds"),
        (lambda: book(long), "bounds"),
        (lambda: sheet_of('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "bounds"),
        (lambda: sheet_of('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "bounds"),
        (lambda: sheet_of('<row r="x"><c r="A1"><v>1</v></c></row>'), "damaged"),
        (lambda: sheet_of('<row r="1"><c r="1A"><v>1</v></c></row>'), "damaged"),
        (lambda: sheet_of('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "damaged"),
    ],
)
def test_what_is_refused(make: Callable[[], BytesIO], code: str) -> None:
    with pytest.raises(Refused) as refused:
        read(make())
    assert (refused.value.code, bool(str(refused.value))) == (code, True)


def test_the_formula_is_named_by_its_cell() -> None:
    with pytest.raises(Refused) as refused:
        read(book(formula))
    assert "C5" in str(refused.value)


BOMBS = {
    "one that unpacks to 200 MB": lambda: rewritten("", bytes, {"xl/media/x.xml": b"\0" * (200 * 2**20)}),
    "a steep one": lambda: rewritten("", bytes, {"xl/sharedStrings2.xml": b"\0" * (3 * 2**20)}),
    "endless styles": lambda: rewritten(
        "xl/styles.xml", lambda old: old.replace(b"<cellXfs", b"<!-- " + b"x1y2" * 300_000 + b" --><cellXfs")
    ),
    "many members": lambda: rewritten("", bytes, {f"xl/media/{n}.xml": b"x" for n in range(300)}),
    "many empty cells": lambda: sheet_of("".join(f'<row r="{n}"><c r="A{n}"/></row>' for n in range(1, 110_000))),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_before_they_go_off(name: str) -> None:
    file = BOMBS[name]()
    tracemalloc.start()
    with pytest.raises(Refused):
        read(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * 2**20


def test_rows_far_down_without_anything_in_them_do_no_harm() -> None:
    began = time.process_time()
    sheet = read(sheet_of('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576" ht="15"/>'))
    assert (len(sheet.rows), time.process_time() - began < 20) == (1, True)


HEADS = {"day": ("Day", "日期"), "name": ("Name",)}


def test_columns_are_found_by_their_heads_in_any_order() -> None:
    found = table(read(book(plain)), HEADS)
    assert [(line.number, dict(line.values)) for line in found.lines] == [(2, {"day": FIRST, "name": "国庆节"})]
    problem = found.problem(found.lines[0], "name", "?")
    assert (problem.sheet, problem.row, problem.column, problem.value) == ("Days", 2, "B", "国庆节")


def test_an_empty_sheet_and_a_missing_head_are_refused() -> None:
    codes = []
    for make in (lambda made: None, lambda made: made.active.append(["Day"])):
        with pytest.raises(Refused) as refused:
            table(read(book(make)), HEADS)
        codes.append(refused.value.code)
    assert codes == ["empty", "heads"]
