"""The list of visits: everybody sees their own; search, chips, sort and page live in the address."""

import re
from dataclasses import replace

import pytest

from frontdesk.people.models import Person
from tests.factories.people import PersonFactory
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, names_in, words
from visitors.actions import visits
from visitors.views import visits as visits_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIST = "visitors:visit_list"


def test_rita_sees_every_visit_and_ann_only_those_that_concern_her(rita: Person, ann: Person, olga: Person) -> None:
    expected_visit(ann, name="王小明")
    expected_visit(olga, name="孙博")
    assert names_in(Staff(rita).open(LIST)) == ["王小明", "孙博"]
    assert names_in(Staff(ann).open(LIST)) == ["王小明"]


def test_the_stand_in_and_the_head_see_the_visits_of_ann(ann: Person, tom: Person, bo: Person) -> None:
    expected_visit(ann, name="王小明")
    assert [names_in(Staff(person).open(LIST)) for person in (tom, bo)] == [["王小明"], ["王小明"]]


def test_charlie_without_rights_is_told_so(charlie: Person) -> None:
    response = Staff(charlie).open(LIST)
    assert (response.status_code, "No entry here" in words(response)) == (403, True)


@pytest.fixture
def four(rita: Person, ann: Person) -> None:
    """One of each: expected today, waiting, on site, left; one expected tomorrow, one who left yesterday."""
    badges(5)
    visits.check_out(arrived_visit(rita, name="昨天", now=MONDAY_9AM - DAY), by=rita, now=MONDAY_9AM - DAY + HOUR)
    expected_visit(ann, name="将到")
    expected_visit(ann, name="明天", expected_at=MONDAY_9AM + DAY)
    arrived_visit(ann, name="等候", now=MONDAY_9AM + MINUTE)
    visits.let_in(arrived_visit(ann, name="在内", now=MONDAY_9AM + 2 * MINUTE), by=rita, now=MONDAY_9AM + 3 * MINUTE)
    visits.check_out(arrived_visit(rita, name="离开", now=MONDAY_9AM + 4 * MINUTE), by=rita, now=MONDAY_9AM + 5 * MINUTE)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["等候", "在内", "离开", "将到", "明天"]),
        ({"day": "coming"}, ["明天"]),
        ({"day": "past"}, ["昨天"]),
        ({"day": "all"}, ["明天", "将到", "离开", "在内", "等候", "昨天"]),
        ({"month": "2026-11"}, ["离开", "在内", "等候", "昨天"]),
        ({"state": "expected"}, ["将到", "明天"]),
        ({"state": "waiting"}, ["等候"]),
        ({"state": "on_site"}, ["在内"]),
        ({"state": "left"}, ["离开"]),
        ({"day": "today"}, ["等候", "在内", "离开", "将到"]),
        ({"day": "today", "state": "expected"}, ["将到"]),
        ({"whose": "mine"}, ["离开"]),
        ({"q": "在"}, ["在内"]),
        ({"q": "dengh"}, ["等候"]),
        ({"q": "昨天"}, ["昨天"]),
        ({"q": "无此人"}, []),
        ({"state": "nonsense", "sort": "nonsense", "page": "x"}, ["等候", "在内", "离开", "将到", "明天"]),
        ({"sort": "-when", "day": "today"}, ["将到", "离开", "在内", "等候"]),
    ],
)
@pytest.mark.usefixtures("four")
def test_chips_and_words_narrow_the_list(rita: Person, asked: dict[str, str], found: list[str]) -> None:
    assert names_in(Staff(rita).open(LIST, **asked)) == found


def test_who_has_not_left_since_yesterday_stands_first_on_the_list(rita: Person, ann: Person) -> None:
    badges(2)
    expected_visit(ann, name="将到")
    arrived_visit(ann, name="过夜", now=MONDAY_9AM - DAY)
    page = Staff(rita).open(LIST)
    assert (names_in(page), "2 from today on" in words(page)) == (["过夜", "将到"], True)
    assert [names_in(Staff(rita).open(LIST, state=state)) for state in ("waiting", "here")] == [["过夜"], ["过夜"]]


@pytest.mark.usefixtures("four")
def test_a_chip_keeps_the_rest_of_the_address_and_goes_off_when_pressed_again(rita: Person) -> None:
    page = Staff(rita).open(LIST, q="等", state="waiting", sort="name").content.decode()
    paths = [path.replace("&amp;", "&") for path in re.findall(r'<a class="fd-chip[^"]*" href="([^"]*)"', page)]
    paths = [path for path in paths if path.startswith("/visitors/?")]
    assert paths[0] == "/visitors/?q=%E7%AD%89&day=today&state=waiting&sort=name"
    assert paths[5] == "/visitors/?q=%E7%AD%89&sort=name"


def test_what_a_figure_asked_for_stands_as_a_chip_that_takes_it_away(rita: Person, ann: Person) -> None:
    given = {"month": "2026-11", "on": "2026-11-23", "department": f"{ann.department_id}", "score": "5"}
    page = Staff(rita).open(LIST, came="walk-in", **given)
    shown = page.context["list"].given
    labels = re.findall(r'aria-current="true">([^<]+)<', page.content.decode())
    assert labels == ["November 2026", "Nov. 23, 2026", "Product", "5 of 5", "walk-ins"]
    assert ("month=" in shown[0].path, "came=walk-in" in shown[0].path, "on=2026-11-23" in shown[0].path) == (False, True, True)
    nonsense = Staff(rita).open(LIST, month="2026-13", on="x", department="x", score="9", group="x")
    assert nonsense.context["list"].given == []


def test_a_page_holds_thirty(rita: Person, ann: Person) -> None:
    for number in range(31):
        expected_visit(ann, name=f"访客{number:02d}", expected_at=MONDAY_9AM + HOUR + number * MINUTE)
    staff = Staff(rita)
    first, second = staff.open(LIST, sort="when"), staff.open(LIST, sort="when", page="2")
    assert (len(names_in(first)), names_in(second)) == (30, ["访客30"])
    assert "1–30 of 31" in words(first)


def test_an_empty_list_says_what_to_do_next(rita: Person, ann: Person) -> None:
    assert "Nobody is expected Pre-register a visitor: they get a pass code" in words(Staff(rita).open(LIST))
    expected_visit(ann)
    assert "No visit fits Take a filter away" in words(Staff(rita).open(LIST, q="zzz"))


def test_the_list_asks_as_much_for_thirty_rows_as_for_one(rita: Person) -> None:
    staff = Staff(rita)
    counts = []
    for many in (1, 29):
        for number in range(many):
            host = PersonFactory()
            expected_visit(host, name=f"访客{many}-{number}")
        counts.append(queries(lambda: staff.open(LIST)))
    assert (counts[0], counts[1] <= 8) == (counts[1], True)


def test_a_book_of_millions_is_counted_and_turned_over_so_far_only(rita: Person, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = replace(visits_page.VISITS, counted=35)
    monkeypatch.setattr(visits_page, "VISITS", listing)
    for number in range(40):
        expected_visit(ann, name=f"访客{number}")
    page = Staff(rita).open(LIST, page=2)
    assert (page.context["list"].total, page.context["list"].has_more, len(page.context["rows"])) == (35, True, 5)
    assert "35+" in words(page)
