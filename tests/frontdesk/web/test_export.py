"""A list as a file: rows go from the database to the disk one after the other, and who pressed the button is told."""

import gc
import tracemalloc
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.core.signals import request_finished
from django.test import RequestFactory
from openpyxl import load_workbook
from openpyxl.worksheet import _writer

from frontdesk.excel.write import write
from frontdesk.people.models import Person
from frontdesk.web import export as exports
from frontdesk.web import pages
from frontdesk.web.export import COOKIE, export
from tests.factories.visitors import expected_visit
from tests.staff import Staff, words

EXPORT = "visitors:visit_export"


def long_rows(many: int) -> Iterator[list[str]]:
    """Each 100 KB, and made when it is asked for."""
    return ([f"{number}".ljust(10_000, "x") for _column in range(10)] for number in range(many))


def peak(many: int) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        response = export(RequestFactory().get("/"), title="Long", heads=["x"] * 10, rows=long_rows(many))
        sent = sum(map(len, response))
        response.close()
    finally:
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert sent > many
    return found


def test_the_server_holds_a_row_at_a_time_however_long_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_finished, "send", lambda **k: None)  # no request was begun
    few, many = peak(20), peak(200)  # 2 MB and 20 MB of text

    assert many < few + 2**20


def test_a_list_that_fails_half_way_leaves_no_half_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Iterator[list[str]]:
        yield ["安然"]
        raise RuntimeError("the database went away")

    before = list(_writer.ALL_TEMP_FILES)
    with pytest.raises(RuntimeError, match="went away"):
        export(RequestFactory().get("/"), title="x", heads=["x"], rows=broken())

    assert before == _writer.ALL_TEMP_FILES


def test_a_workbook_is_the_same_wherever_its_rows_come_from() -> None:
    files = []
    for rows in ([["a", 1], ["b", 2]], iter([["a", 1], ["b", 2]])):
        out = BytesIO()
        assert write(out, title="x", heads=["x", "y"], rows=rows) == 2
        files.append([[cell.value for cell in row] for row in load_workbook(out).active])

    assert files[0] == files[1] == [["x", "y"], ["a", 1], ["b", 2]]


@pytest.mark.django_db
@pytest.mark.parametrize(("sent", "comes"), [("m4x7", "m4x7"), ("", None), ("../x", None), ("a" * 17, None), ("a;b", None)])
def test_the_mark_that_was_sent_comes_back_and_nothing_else(rita: Person, sent: str, comes: str | None) -> None:
    answer = Staff(rita).open(EXPORT, made=sent)

    cookie = answer.cookies.get(COOKIE)
    assert (cookie.value if cookie else None, answer.status_code) == (comes, 200)
    assert cookie is None or (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (60, "", "Lax")


@pytest.mark.django_db
def test_a_list_that_no_sheet_can_hold_is_cut_and_its_page_says_so(rita: Person, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (pages, exports):
        monkeypatch.setattr(module, "MOST_EXPORTED", 2)
    monkeypatch.setattr(pages.ListPage, "most_exported", 2)
    told, rows = [], []
    for _number in range(3):
        expected_visit(ann)
        told.append("A file holds the first 2 rows." in words(Staff(rita).open("visitors:visit_list", day="all")))
        rows.append(load_workbook(BytesIO(Staff(rita).open(EXPORT, day="all").getvalue())).active.max_row - 1)

    assert (told, rows) == ([False, False, True], [1, 2, 2])


@pytest.mark.django_db
def test_the_button_is_a_plain_link_that_says_how_many_rows_it_prepares(rita: Person, ann: Person) -> None:
    expected_visit(ann)
    page = Staff(rita).open("visitors:visit_list", day="all", state="expected").content.decode()

    assert 'href="/visitors/export/?day=all&amp;state=expected" download data-export' in page
    assert 'data-words-busy="Preparing 1 row …"' in page
