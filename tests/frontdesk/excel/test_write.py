"""A spreadsheet holds what was given: text as text, moments as the office's clock, numbers as numbers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet._writer import WorksheetWriter

from frontdesk.excel.write import Drawn, Leaf, write

pytestmark = pytest.mark.once


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
    sheet = load_workbook(written([datetime(2026, 11, 23, 1, 0, tzinfo=UTC), date(2026, 11, 23), 7, Decimal("1.50"), None, True])).active
    values = [str(cell.value) for cell in sheet[2]]
    assert values == ["2026-11-23 09:00:00", "2026-11-23 00:00:00", "7", "1.5", "None", "True"]
    assert [cell.data_type for cell in sheet[2]] == ["d", "d", "n", "n", "n", "s"]
    assert (sheet["A2"].number_format, sheet["B2"].number_format) == ("yyyy-mm-dd hh:mm", "yyyy-mm-dd")


def test_what_a_cell_cannot_hold_is_left_out() -> None:
    assert load_workbook(written(["a\x00b\x0bc" + "x" * 40_000])).active["A2"].value == "abc" + "x" * 32_764


def test_the_sheet_is_called_as_sheets_may_be() -> None:
    assert load_workbook(written()).sheetnames == ["Visits  a b"]


def test_more_sheets_hold_text_as_text_and_are_called_differently() -> None:
    out = BytesIO()
    more = [Leaf(title, ["=1+1"], [["=SUM(A1)"], ["#N/A"]]) for title in ("Costs", "costs", "=x/y")]
    assert write(out, title="Costs", heads=["What"], rows=[["@x"]], more=more) == 1
    book = load_workbook(out)
    assert book.sheetnames == ["Costs", "Costs 2", "costs 3", "=x y"]
    assert {(cell.value, cell.data_type) for row in book["costs 3"] for cell in row} == {("=1+1", "s"), ("=SUM(A1)", "s"), ("#N/A", "s")}


def test_charts_name_their_columns_and_an_empty_sheet_has_none() -> None:
    out = BytesIO()
    bars = Drawn("=HYPERLINK(1)", values=(2, 3), rows=2)
    full = Leaf(
        "Costs", ["Who", "Now", "Before"], [["A", 1, 2], ["B", 3, 4], ["C", 5, 6]], charts=[bars, Drawn("x", values=(2,), is_line=True)]
    )
    write(out, title="Sum", heads=["What"], rows=[], more=[full, Leaf("Nothing", ["Who", "Now"], [], charts=[Drawn("x", values=(2,))])])
    with ZipFile(out) as book:
        names = [name for name in book.namelist() if name.startswith("xl/charts/")]
        first = book.read("xl/charts/chart1.xml").decode()
    assert (len(names), first.count("<ser>"), "'Costs'!$B$2:$B$3" in first, "barChart" in first) == (2, 2, True, True)


@pytest.mark.parametrize(("drawn", "values"), [(Drawn("x", (2,), first=4), "$B$5:$B$6"), (Drawn("x", (2,), first=4, rows=1), "$B$5")])
def test_a_chart_of_a_table_further_down_begins_at_its_heads(drawn: Drawn, values: str) -> None:
    out = BytesIO()
    below = [["sum", 1], [], ["Who", "Now"], ["A", 1], ["B", 3]]
    write(out, title="Sum", heads=["What"], rows=[], more=[Leaf("Costs", ["What", "All"], below, charts=[drawn])])
    with ZipFile(out) as book:
        chart = book.read("xl/charts/chart1.xml").decode()
    assert ("'Costs'!$B$4<" in chart.replace("'Costs'!B4<", "'Costs'!$B$4<"), f"'Costs'!{values}<" in chart) == (True, True)


def test_what_fails_in_a_further_sheet_leaves_no_file_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks() -> Iterator[list[str]]:
        yield ["x"]
        raise ValueError("no luck")

    cleaned = []
    monkeypatch.setattr(WorksheetWriter, "cleanup", lambda self: cleaned.append(self.ws.title))
    with pytest.raises(ValueError, match="no luck"):
        write(BytesIO(), title="A", heads=["What"], rows=[["y"]], more=[Leaf("B", ["What"], breaks())])
    assert cleaned == ["A", "B"]


def test_on_paper_a_sheet_is_one_page_wide_with_its_heads_on_each() -> None:
    sheet = load_workbook(written(["a"])).active
    assert (sheet.print_title_rows, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == ("$1:$1", None, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
