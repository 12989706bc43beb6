"""The search page and the list under the search box: kinds, pages, nobody's secrets, few questions."""

import re
from html import unescape

import pytest

from frontdesk.people.models import Person
from tests.factories.visitors import expected_visit
from tests.moments import HOUR, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words

ASKED_BY_THE_SHELL = 12  # session, person, roles, company, bell, and the four of the search


def test_results_stand_kind_by_kind_with_title_line_and_number(rita: Person, ann: Person) -> None:
    visit = expected_visit(ann, name="安可", company="启明咨询")

    page = Staff(rita).open("search", q="an")

    shown = words(page)
    assert page.status_code == 200
    assert (shown.index("Visits") < shown.index("安可") < shown.index(visit.number), "People" in shown) == (True, True)
    assert re.search("启明咨询 · [-0-9 ]*10:00 · expected", shown)
    assert "Ann An" in shown
    assert "Product" in shown


def test_a_chip_leaves_one_kind_and_an_unknown_kind_is_no_filter(rita: Person, ann: Person) -> None:
    expected_visit(ann, name="安可")
    staff = Staff(rita)

    assert "安可" in words(staff.open("search", q="an", kind="visitors.visit"))
    assert "Ann An" not in words(staff.open("search", q="an", kind="visitors.visit"))
    assert "安可" not in words(staff.open("search", q="an", kind="people.person"))
    assert "Ann An" in words(staff.open("search", q="an", kind="visitors.secret"))


def test_pages_go_on_and_back_and_a_strange_page_is_the_first(rita: Person, ann: Person) -> None:
    for number in range(35):
        expected_visit(ann, name=f"访客{number:02d}", expected_at=MONDAY_9AM + (number + 1) * HOUR)
    staff = Staff(rita)

    first, second = (staff.open("search", q="访客", page=page).content.decode() for page in ("1", "2"))
    assert (first.count("data-row"), second.count("data-row")) == (30, 5)
    assert (">访客34<" in first, ">访客04<" in second, 'rel="next"' in first, 'rel="prev"' in second, 'rel="next"' in second) == (
        True,
        True,
        True,
        True,
        False,
    )
    for strange in ("0", "-1", "x", "٣", "9999", ""):
        assert staff.open("search", q="访客", page=strange).status_code == 200


def test_nothing_found_and_nothing_typed_say_what_to_do(rita: Person) -> None:
    staff = Staff(rita)

    assert "Nothing found" in words(staff.open("search", q="没有这个词"))
    assert "By name in hanzi, pinyin or initials" in words(staff.open("search"))
    assert words(staff.open("search_box")) == ""
    assert words(staff.open("search_box", q="没有这个词")) == "Nothing found"


def test_the_box_shows_eight_and_the_way_to_all(rita: Person, ann: Person) -> None:
    for number in range(9):
        expected_visit(ann, name=f"访客{number:02d}", expected_at=MONDAY_9AM + (number + 1) * HOUR)

    box = Staff(rita).open("search_box", q="fangke").content.decode()

    assert box.count('role="option"') == 9
    assert 'href="/search/?q=fangke"' in box
    assert "Eight results and more" in box


def test_the_box_escapes_what_a_visitor_calls_himself(rita: Person, ann: Person) -> None:
    expected_visit(ann, name="<script>alert(1)</script>", company='"><img src=x>')

    for name in ("search", "search_box"):
        page = Staff(rita).open(name, q="script").content.decode()
        assert ("<script>alert(1)" in page, "<img src=x>" in page, "<script>alert(1)</script>" in unescape(page)) == (False, False, True)


def test_every_page_has_the_box_and_whoever_has_no_role_has_none(rita: Person, charlie: Person) -> None:
    assert 'role="combobox"' in Staff(rita).open("visitors:visit_list").content.decode()
    assert 'role="combobox"' not in Staff(charlie).open("reports:my_day").content.decode()
    assert [Staff(charlie).open(name, q="an").status_code for name in ("search", "search_box")] == [403, 403]


def test_ann_hears_of_nobody_else_s_visitor(ann: Person, rita: Person) -> None:
    visit = expected_visit(rita, name="王小明")

    for name in ("search", "search_box"):
        for typed in ("王小明", "wxm", visit.number, visit.code):
            assert "Nothing found" in words(Staff(ann).open(name, q=typed)), (name, typed)


@pytest.mark.parametrize("page", ["search", "search_box"])
def test_the_number_of_questions_does_not_grow(rita: Person, ann: Person, page: str) -> None:
    staff = Staff(rita)
    expected_visit(ann, name="安可")
    one = queries(lambda: staff.open(page, q="an"))
    for number in range(6):
        expected_visit(ann, name="安可", expected_at=MONDAY_9AM + (number + 1) * HOUR)

    assert queries(lambda: staff.open(page, q="an")) == one <= ASKED_BY_THE_SHELL
