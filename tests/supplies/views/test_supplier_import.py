"""Suppliers by file: what goes out comes in unchanged, mistakes are named by cell, all rows or none."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from supplies.actions import suppliers
from supplies.models import Supplier
from tests.factories.supplies_suppliers import a_category, a_supplier
from tests.moments import MONDAY_9AM
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at")]
HEADS = ["编号", "供应商", "供应类别", "联系人", "电话", "电子邮箱"]


def a_file(*rows: list, heads: list[str] | None = None) -> SimpleUploadedFile:
    book, out = Workbook(), BytesIO()
    book.active.title = "供应商"
    for row in (heads or ["Number", "Supplier", "Sells of", "Contact", "Phone", "E-mail"], *rows):
        book.active.append(row)
    book.save(out)
    return SimpleUploadedFile("suppliers.xlsx", out.getvalue())


def looked_at(staff: Staff, file: SimpleUploadedFile):
    return staff.press("supplies:supplier_import", file=file)


def test_the_export_comes_back_without_a_change_in_either_language(olga: Person) -> None:
    a_supplier(olga, "=晨光", name_en="M&G", contact="周敏", phone="021 5555 0100", email="a@example.com", terms="月结，\n满 200 免运费")
    a_supplier(olga, "得力", categories=[a_category("纸张"), a_category("茶、水")], phone="13800001111")
    for language in ("zh-hans", "en"):
        staff = Staff(olga, language)
        data = staff.open("supplies:supplier_export").getvalue()
        assert load_workbook(BytesIO(data)).active.max_row == 3
        answer = looked_at(staff, SimpleUploadedFile("s.xlsx", data))
        found = answer.context["found"]
        assert (answer.status_code, found.unchanged, found.wanted, found.problems) == (200, 2, (), ()), words(answer)


def test_every_mistake_is_named_by_sheet_row_column_and_value(olga: Person) -> None:
    one, other = a_supplier(olga, "晨光"), a_supplier(olga, "得力")
    closed = a_supplier(olga, "旧店")
    suppliers.close(closed, by=olga, now=MONDAY_9AM)
    answer = looked_at(
        Staff(olga),
        a_file(
            [one.pk, "晨光", "文具", "周敏", None, "x@"],
            [None, "新店", "文具、不存在", None, None, None],
            [999999, "谁", None, None, None, None],
            [None, None, None, "有人", None, None],
            [one.pk, "晨光二", None, None, None, None],
            [None, "新店", None, None, None, None],
            [other.pk, "晨" * 61, None, None, None, None],
            [closed.pk, "旧店", None, "有人", None, None],
        ),
    )
    said = {(problem.sheet, problem.row, problem.column, problem.value[:6]) for problem in answer.context["problems"]}
    assert said == {
        ("供应商", 2, "F", "x@"),
        ("供应商", 3, "C", "文具、不存在"),
        ("供应商", 4, "A", "999999"),
        ("供应商", 5, "B", ""),
        ("供应商", 6, "B", "晨光二"),
        ("供应商", 7, "B", "新店"),
        ("供应商", 8, "B", "晨" * 6),
        ("供应商", 9, "B", "旧店"),
    }
    assert (answer.status_code, "payload" in answer.context) == (422, False)
    page = words(answer)
    assert all(said in page for said in ("供应商, row 3, column C", "文具、不存在", "no open category"))


def test_new_and_changed_rows_are_shown_and_taken(olga: Person) -> None:
    one, paper = a_supplier(olga, "晨光", contact="周敏", phone="1"), a_category("纸张")
    staff = Staff(olga)
    answer = looked_at(
        staff, a_file([one.pk, "晨光文具", "文具、纸张", "周敏", 1, None], [None, "得力", "纸张", "吴敏", 13800001111, None])
    )
    page = words(answer)
    assert all(said in page for said in ("1 new, 1 changed, 0 as they are", "晨光文具", "得力", "13800001111"))
    assert Supplier.objects.count() == 1
    done = staff.press("supplies:supplier_import_confirm", payload=answer.context["payload"])
    assert (done.status_code, staff.told(done)) == (302, ["1 suppliers added, 1 changed."])
    one.refresh_from_db()
    assert (one.name, one.phone, set(one.categories.all())) == ("晨光文具", "1", {a_category(), paper})
    new = Supplier.objects.get(name="得力")
    assert (new.contact, new.phone, list(new.categories.all())) == ("吴敏", "13800001111", [paper])
    assert Entry.objects.filter(subject_type="supplies.supplier").count() == 3


def test_a_row_that_fits_no_more_takes_the_others_with_it(olga: Person) -> None:
    one, staff = a_supplier(olga, "晨光", contact="周敏"), Staff(olga)
    payload = looked_at(staff, a_file([None, "得力", None, None, None, None], [one.pk, "晨光", None, "吴敏", None, None])).context[
        "payload"
    ]
    suppliers.change(one, values={"contact": "郑敏"}, seen={}, by=olga, now=MONDAY_9AM)
    answer = staff.press("supplies:supplier_import_confirm", payload=payload)
    assert (answer.status_code, "Row 3, 晨光" in words(answer), Supplier.objects.count()) == (422, True, 1)


def test_a_preview_of_somebody_else_or_none_is_refused(olga: Person) -> None:
    answer = Staff(olga).press("supplies:supplier_import_confirm", payload="x:y:z")
    assert (answer.status_code, "older than an hour" in words(answer)) == (422, True)


def test_a_sheet_without_names_and_no_sheet_are_refused(olga: Person) -> None:
    staff = Staff(olga)
    answers = [
        looked_at(staff, a_file(["x"], heads=["Phone"])),
        looked_at(staff, SimpleUploadedFile("a.xlsx", b"x")),
        staff.press("supplies:supplier_import"),
    ]
    assert [answer.status_code for answer in answers] == [422] * 3
    empty = looked_at(staff, a_file())
    assert "There is no supplier below the heads" in words(empty)
