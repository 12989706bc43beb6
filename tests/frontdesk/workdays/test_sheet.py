"""A year as a spreadsheet: what is written comes back unchanged, and what is wrong is named by its cell."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.utils import translation

from frontdesk.excel.read import Row, Sheet, read
from frontdesk.excel.write import write
from frontdesk.refusal import Refused
from frontdesk.workdays import sheet
from frontdesk.workdays.calendar import Special, YearStatus
from frontdesk.workdays.changes import needed
from tests.frontdesk.workdays.offices import office

CHINA = office()


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def written(*rows: Any) -> Sheet:
    heads = ("Day", "Kind", "Name in Chinese", "Name in English")
    return Sheet("Days", tuple(Row(number, tuple(row)) for number, row in enumerate([heads, *rows], 1)))


@pytest.mark.parametrize("languages", [("zh-hans", "en"), ("en", "zh-hans"), ("en", "en")])
@pytest.mark.parametrize("year", [2024, 2026])
def test_what_is_exported_in_one_language_is_imported_unchanged_in_another(languages: tuple[str, str], year: int) -> None:
    out = BytesIO()
    with translation.override(languages[0]):
        write(out, title="日历", heads=sheet.heads(), rows=sheet.rows(CHINA, year))
    with translation.override(languages[1]):
        imported = sheet.parsed(read(out), CHINA)

    assert (imported.problems, imported.years) == ([], [year])
    assert not needed(CHINA, sheet.change_of(CHINA, imported.days, official=True))


def test_the_days_of_the_years_named_are_replaced_and_other_years_stay() -> None:
    imported = sheet.parsed(written((date(2026, 10, 1), "节假日", "国庆", "National Day"), ("2026/10/10", "W", None, None)), CHINA)
    change = sheet.change_of(CHINA, imported.days, official=False)

    assert {day for day in change.days if day.year != 2026} == set()
    assert {day: each for day, each in change.days.items() if each} == {
        date(2026, 10, 1): Special(False, "国庆", "National Day"),
        date(2026, 10, 10): Special(True, "调休上班", "Make-up working day"),
    }
    assert sum(each is None for each in change.days.values()) == sum(day.year == 2026 for day in CHINA.specials) - 2
    assert (change.years, sheet.change_of(CHINA, imported.days, official=True).years) == ({}, {2026: YearStatus.OFFICIAL})


@pytest.mark.parametrize(
    "text",
    ["2027-10-01", "2027/10/1", "2027.10.1", "2027年10月1日", " 2027-10-01 ", date(2027, 10, 1), datetime.fromisoformat("2027-10-01")],
)
def test_days_are_understood_as_people_write_them(text: Any) -> None:
    assert list(sheet.parsed(written((text, "H", "国庆", "")), CHINA).days) == [date(2027, 10, 1)]


@pytest.mark.parametrize("kind", ["holiday", "Holiday", "节假日", "休", "H", "放假"])
def test_kinds_are_understood_in_both_languages(kind: str) -> None:
    assert sheet.parsed(written((date(2027, 10, 1), kind, "国庆", "")), CHINA).days == {date(2027, 10, 1): Special(False, "国庆", "国庆")}


@pytest.mark.parametrize(
    ("row", "column", "value", "words"),
    [
        (("soon", "H", "国庆", ""), "A", "soon", "This is not a day. Write it like 2027-10-01."),
        ((46296, "H", "国庆", ""), "A", "46296", "This is not a day. Write it like 2027-10-01."),
        (("2027-02-30", "H", "国庆", ""), "A", "2027-02-30", "This is not a day. Write it like 2027-10-01."),
        (
            (datetime.fromisoformat("2027-10-01 08:00"), "H", "国庆", ""),
            "A",
            "2027-10-01 08:00",
            "This is not a day. Write it like 2027-10-01.",
        ),
        ((None, "H", "国庆", ""), "A", "", "This is not a day. Write it like 2027-10-01."),
        ((date(1899, 1, 1), "H", "国庆", ""), "A", "1899-01-01", "The calendar holds the years 2000 to 2100."),
        ((date(2027, 10, 1), "party", "国庆", ""), "B", "party", "Write “holiday” or “make-up working day”."),
        ((date(2027, 10, 1), "W", "", ""), "B", "W", "This weekday is a working day anyway: there is nothing to make up."),
        ((date(2027, 10, 1), "H", None, None), "C", "", "Give the holiday a name, in Chinese or in English."),
        ((date(2027, 10, 1), "H", "国" * 101, "x"), "C", "国" * 101, "A name has at most 100 characters."),
        ((date(2027, 10, 1), "H", "国庆", "x" * 101), "D", "x" * 101, "A name has at most 100 characters."),
    ],
)
def test_a_wrong_cell_is_named_by_sheet_row_column_and_value(row: tuple, column: str, value: str, words: str) -> None:
    (problem,) = sheet.parsed(written((date(2027, 1, 1), "H", "元旦", ""), row), CHINA).problems
    assert (problem.sheet, problem.row, problem.column, problem.value, problem.words) == (
        "Days", 3, column, value, words,
    )  # fmt: skip


def test_all_that_is_wrong_is_told_at_once() -> None:
    problems = sheet.parsed(
        written(("soon", "party", "", ""), (date(2027, 1, 1), "H", "元旦", ""), (date(2027, 1, 1), "H", "元旦", "")), CHINA
    ).problems
    assert [(problem.row, problem.column) for problem in problems] == [(2, "A"), (2, "B"), (4, "A")]


def test_a_file_without_days_would_empty_a_year_and_is_a_problem() -> None:
    assert [problem.words for problem in sheet.parsed(written(), CHINA).problems] == ["There is no day below the heads."]


def test_a_missing_column_is_refused_by_its_name() -> None:
    bare = Sheet("Days", (Row(1, ("Day", "Name in Chinese", "Name in English")),))
    with pytest.raises(Refused) as refused:
        sheet.parsed(bare, CHINA)
    assert str(refused.value) == "Sheet “Days”, row 1: there is no column headed Kind. Take the exported file as a pattern."


def test_columns_in_another_order_and_columns_of_ones_own_do_no_harm() -> None:
    own = Sheet("Days", (Row(1, ("备注", "中文名", "类型", "日期", "英文名")), Row(2, ("?", "国庆", "节假日", date(2027, 10, 1), ""))))
    imported = sheet.parsed(own, CHINA)
    assert (list(imported.days), imported.ignored) == ([date(2027, 10, 1)], ("备注",))
