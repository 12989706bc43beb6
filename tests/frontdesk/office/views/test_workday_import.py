"""Whole years by file: what is exported comes back unchanged; a file is seen first and taken over whole or not at all."""

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from openpyxl import load_workbook

from frontdesk.excel.write import write
from frontdesk.journal.models import Entry
from frontdesk.office.views import workdays as views
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock
from frontdesk.workdays import actions
from frontdesk.workdays.calendar import Special, YearStatus
from frontdesk.workdays.changes import Change, mark
from frontdesk.workdays.load import calendar
from frontdesk.workdays.models import Day
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.promised import kind_of, owed
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db
TUESDAY_2PM = MONDAY_9AM + DAY + 5 * HOUR
THE_25TH = date(2026, 11, 25)


@pytest.fixture
def manager(olga: Person) -> Staff:
    return Staff(olga)


def payload_in(response: HttpResponse) -> str:
    found = re.search(r'name="payload" value="([^"]+)"', response.content.decode())
    assert found, words(response)
    return found.group(1)


def spreadsheet(*rows: Sequence[Any], heads: Sequence[str] = ("Day", "Kind", "Name in Chinese", "Name in English")) -> SimpleUploadedFile:
    out = BytesIO()
    write(out, title="Days", heads=heads, rows=rows)
    return SimpleUploadedFile("days.xlsx", out.getvalue())


NEW_2027 = [(date(2027, 10, 1), "holiday", "国庆节", "National Day"), (date(2027, 10, 9), "班", "", "")]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_an_exported_year_is_imported_unchanged(olga: Person, language: str) -> None:
    manager = Staff(olga, language)
    answer = manager.open("workday_export", year=2026)
    sheet = load_workbook(BytesIO(file := answer.getvalue())).active
    assert (sheet.max_row, sheet["A2"].number_format, "workdays-2026.xlsx" in answer["Content-Disposition"]) == (29, "yyyy-mm-dd", True)

    page = manager.press("workday_import", file=SimpleUploadedFile("x.xlsx", file), official="on")
    assert (page.status_code, bool(page.context["preview"].change)) == (200, False)


def test_a_year_is_seen_and_then_taken_over_whole(manager: Staff, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    owed(kind_of(monkeypatch, Clock.DAYS, due=lambda self, values: 400 * DAY), ann, TUESDAY_2PM)
    due, before = Todo.objects.get().due_at, calendar()

    page = manager.press("workday_import", file=spreadsheet(*NEW_2027), official="on")
    assert "Sheet “Days” holds 2 special days of 2027." in words(page)
    assert ("removed holiday" in words(page), "added as usual" in words(page), "The year 2027 becomes official." in words(page)) == (
        True,
        True,
        True,
    )
    assert ("sooner" in words(page), calendar() == before) == (True, True)

    saved = manager.press("workday_import", payload=payload_in(page))
    assert (saved["Location"], manager.told(saved)) == ("/workdays/?year=2027", ["Saved. 1 deadline moved."])
    now = calendar()
    assert {day: each for day, each in now.specials.items() if day.year == 2027} == {
        date(2027, 10, 1): Special(False, "国庆节", "National Day"),
        date(2027, 10, 9): Special(True, "调休上班", "Make-up working day"),
    }
    assert {day: each for day, each in now.specials.items() if day.year != 2027} == {
        day: each for day, each in before.specials.items() if day.year != 2027
    }
    assert (now.year_status(2027), Todo.objects.get().due_at < due) == (YearStatus.OFFICIAL, True)
    assert Entry.objects.filter(verb="change_day").count() == 18 + 1


def test_without_the_tick_the_state_of_the_year_stays(manager: Staff) -> None:
    manager.press("workday_import", payload=payload_in(manager.press("workday_import", file=spreadsheet(*NEW_2027))))
    assert calendar().year_status(2027) is YearStatus.PROVISIONAL


def test_a_file_with_a_wrong_row_changes_nothing_and_names_every_wrong_cell(manager: Staff) -> None:
    before = calendar()
    page = manager.press("workday_import", file=spreadsheet(*NEW_2027, ("soon", "party", "<b>", "")))
    assert (page.status_code, "payload" in page.content.decode(), calendar() == before) == (422, False, True)
    assert "Days, row 4, column A soon This is not a day." in words(page)
    assert "Days, row 4, column B party Write “holiday” or “make-up working day”." in words(page)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (SimpleUploadedFile("x.xlsx", b"Day,Kind"), "This is not an .xlsx file."),
        (SimpleUploadedFile("x.xlsx", b""), "The file is empty."),
        (None, "Choose a file."),
        (spreadsheet(heads=("Day", "Kind")), "there is no column headed Name in Chinese, Name in English."),
    ],
)
def test_a_file_that_is_none_is_refused_beside_its_field(manager: Staff, file: SimpleUploadedFile | None, told: str) -> None:
    if file:
        file.seek(0)
    page = manager.press("workday_import", **({"file": file} if file else {}))
    assert (page.status_code, told in words(page), list(page.context["form"].errors)) == (422, True, ["file"])


def test_what_a_preview_carries_cannot_be_forged_and_does_not_keep(manager: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    payload = payload_in(manager.press("workday_import", file=spreadsheet(*NEW_2027)))
    other = signing.dumps(
        {"days": [["2027-10-01", False, "x", "x"]], "official": True, "seen": mark(calendar())}, salt="elsewhere", compress=True
    )
    forged = [manager.press("workday_import", payload=each) for each in (f"{payload}x", other, "")]
    monkeypatch.setattr(views, "HOUR", -1)
    late = manager.press("workday_import", payload=payload)
    assert [page.status_code for page in (*forged, late)] == [422] * 4
    assert ("Upload the file again." in words(late), Entry.objects.filter(verb="change_day").count()) == (True, 0)


def test_a_calendar_changed_since_the_preview_refuses_the_import(manager: Staff, bo: Person) -> None:
    payload = payload_in(manager.press("workday_import", file=spreadsheet(*NEW_2027)))
    actions.change(Change(days={THE_25TH: Special(False, "校庆", "School day")}), seen=mark(calendar()), by=bo, now=MONDAY_9AM)
    page = manager.press("workday_import", payload=payload)
    assert (page.status_code, "Somebody else has just changed" in words(page), Day.objects.filter(on="2027-10-09").exists()) == (
        422,
        True,
        False,
    )
