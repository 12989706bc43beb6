"""The phone system's list in the browser: looked at, every mistake by its cell, all or nothing."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frontdesk.excel.write import write
from frontdesk.people.models import Person
from tests.factories.calls import a_call
from tests.staff import Staff, words
from visitors.models import Call, Ring

pytestmark = pytest.mark.django_db
HEADS = ["来电时间", "主叫号码", "是否接听", "振铃次数", "分机"]
GOOD = [
    ["2026-11-23 08:58", "02155558000", "已接听", 2, "8000"],
    ["2026/11/23 09:10", "13800001234", "未接", 7, "8000"],
]


def file_of(rows: Sequence[Sequence[Any]], heads: Sequence[str] = HEADS) -> SimpleUploadedFile:
    out = BytesIO()
    write(out, title="通话", heads=list(heads), rows=rows)
    return SimpleUploadedFile("x.xlsx", out.getvalue())


def test_looked_at_then_taken_and_the_call_knows_its_rings(rita: Person) -> None:
    a_call(rita)
    staff = Staff(rita)
    preview = staff.press("visitors:ring_import", file=file_of(GOOD))
    before = Ring.objects.count()
    answer = staff.press("visitors:ring_import_confirm", payload=preview.context["payload"])

    assert ("2 new, 1 of all missed, 0 here already." in words(preview), "Not read: columns 分机." in words(preview), before) == (
        True,
        True,
        0,
    )
    assert staff.told(answer) == ["2 calls of the list taken, 1 of them beside a call that was written down."]
    assert (Ring.objects.count(), Call.objects.get().in_three_rings) == (2, True)


def test_the_same_file_again_has_nothing_to_do(rita: Person) -> None:
    staff = Staff(rita)
    preview = staff.press("visitors:ring_import", file=file_of(GOOD))
    staff.press("visitors:ring_import_confirm", payload=preview.context["payload"])
    again = words(staff.press("visitors:ring_import", file=file_of(GOOD)))
    assert ("0 new, 1 of all missed, 2 here already." in again, "Nothing to do" in again) == (True, True)


def test_every_mistake_is_named_by_its_cell_and_nothing_is_taken(rita: Person) -> None:
    rows = [*GOOD, ["gestern", "1", "是", 1, ""], ["2026-11-23 09:20", "", "vielleicht", 1, ""], ["2026-11-23 09:30", "", "是", "-2", ""]]
    page = Staff(rita).press("visitors:ring_import", file=file_of(rows))
    shown = words(page)
    found = ["通话, row 4, column A" in shown, "通话, row 5, column C" in shown, "通话, row 6, column D" in shown]
    assert (page.status_code, found, Ring.objects.count()) == (422, [True] * 3, 0)


def test_a_file_without_the_columns_and_one_that_is_none_are_refused_in_words(rita: Person) -> None:
    staff = Staff(rita)
    without = staff.press("visitors:ring_import", file=file_of([["x"]], ["号码"]))
    none = staff.press("visitors:ring_import", file=SimpleUploadedFile("x.xlsx", b"PK no"))
    assert ("there is no column headed" in words(without), "This is not an .xlsx file." in words(none)) == (True, True)


def test_a_preview_of_somebody_else_or_none_is_not_taken(rita: Person, olga: Person) -> None:
    preview = Staff(rita).press("visitors:ring_import", file=file_of(GOOD))
    other = Staff(olga).press("visitors:ring_import_confirm", payload=preview.context["payload"])
    none = Staff(rita).press("visitors:ring_import_confirm", payload="")
    assert ("older than an hour" in words(other), "older than an hour" in words(none), Ring.objects.count()) == (True, True, 0)


def test_the_empty_file_has_the_heads_and_comes_in_again(rita: Person) -> None:
    staff = Staff(rita)
    sheet = b"".join(staff.open("visitors:ring_template").streaming_content)
    page = staff.press("visitors:ring_import", file=SimpleUploadedFile("x.xlsx", sheet))
    assert "There is nothing below the heads." in words(page)
