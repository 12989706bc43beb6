"""A spreadsheet holds what was given: text as text, moments as the office's clock, numbers as numbers."""

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from frontdesk.excel.write import write


def written(*rows: list[object]) -> BytesIO:
    out = BytesIO()
    write(out, title="Visits: a/b", heads=["What"], rows=rows, widths=[20])
    return out


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "#N/A", "王小明 🎉", " space ", "a\nb"])
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    cell = load_workbook(written([text])).active["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("formula", ["=1+1", "=cmd|' /C calc'!A0"])
def test_no_formula_stands_in_the_file_itself(formula: str) -> None:
    with ZipFile(written([formula])) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_moments_are_of_the_office_and_days_are_days() -> None:
    sheet = load_workbook(written([datetime(2026, 11, 23, 1, 0, tzinfo=UTC), date(2026, 11, 23), 7, 1.5, None, True])).active
    values = [str(cell.value) for cell in sheet[2]]
    assert values == ["2026-11-23 09:00:00", "2026-11-23 00:00:00", "7", "1.5", "None", "True"]
    assert (sheet["A2"].number_format, sheet["B2"].number_format) == ("yyyy-mm-dd hh:mm", "yyyy-mm-dd")


def test_what_a_cell_cannot_hold_is_left_out() -> None:
    assert load_workbook(written(["a\x00b\x0bc" + "x" * 40_000])).active["A2"].value == "abc" + "x" * 32_764


def test_the_sheet_is_called_as_sheets_may_be() -> None:
    assert load_workbook(written()).sheetnames == ["Visits  a b"]
