"""The list as a spreadsheet: what the chips leave, in the reader's language, and never a formula."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import HOUR, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
EXPORT = "visitors:visit_export"


def sheet(staff: Staff, **asked: str) -> list[list[object]]:
    response = staff.open(EXPORT, **asked)
    return [list(row) for row in load_workbook(BytesIO(response.getvalue())).active.iter_rows(values_only=True)]


def test_the_heads_speak_the_language_of_the_reader(rita: Person) -> None:
    heads = ["Number", "When", "Visitor", "Company", "Mobile", "Host", "Department", "Purpose", "Badge"]
    assert sheet(Staff(rita))[0][:9] == heads
    assert sheet(Staff(rita, "zh-hans"))[0][:3] == ["编号", "时间", "访客"]


def test_a_name_that_looks_like_a_formula_stays_a_name(rita: Person, ann: Person) -> None:
    expected_visit(ann, name="=1+1", company="@SUM(A1)")
    book = load_workbook(BytesIO(Staff(rita).open(EXPORT).getvalue()))
    name, company = book.active["C2"], book.active["D2"]
    assert [(name.value, name.data_type), (company.value, company.data_type)] == [("=1+1", "s"), ("@SUM(A1)", "s")]


def test_moments_are_dates_of_the_office(rita: Person, ann: Person) -> None:
    expected_visit(ann)
    assert sheet(Staff(rita))[1][1] == (MONDAY_9AM + HOUR).replace(tzinfo=None)


def test_the_chips_hold_for_the_file_and_so_does_who_may_see_what(rita: Person, ann: Person, olga: Person) -> None:
    badges(1)
    expected_visit(ann, name="王小明")
    arrived_visit(olga, name="李思远")
    assert [row[2] for row in sheet(Staff(rita), state="waiting")[1:]] == ["李思远"]
    assert [row[2] for row in sheet(Staff(ann))[1:]] == ["王小明"]


def test_the_file_is_called_by_what_it_holds(rita: Person) -> None:
    assert Staff(rita).open(EXPORT)["Content-Disposition"] == "attachment; filename=\"list.xlsx\"; filename*=UTF-8''Visits.xlsx"


def test_the_file_asks_as_much_for_thirty_rows_as_for_one(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    expected_visit(ann)
    one = queries(lambda: staff.open(EXPORT).getvalue())
    for _number in range(29):
        expected_visit(ann)
    assert queries(lambda: staff.open(EXPORT).getvalue()) == one
