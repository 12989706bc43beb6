"""People as a spreadsheet: what goes out comes back unchanged in either language, and every wrong cell is named."""

from io import BytesIO

import pytest
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frontdesk.excel.read import read
from frontdesk.excel.write import write
from frontdesk.people import sheet
from frontdesk.people.models import Department, Person
from frontdesk.people.paths import Paths
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.frontdesk.people.test_importing import planned, somebody, workbook
from tests.moments import MONDAY_9AM

pytestmark = pytest.mark.once

LANGUAGES = ("zh-hans", "en")


def exported(language: str) -> BytesIO:
    """Everybody, those who left too, as the directory exports them."""
    out, paths = BytesIO(), Paths()
    people = Person.objects.select_related("stand_in").prefetch_related("posts").order_by("pk")
    with translation.override(language):
        rows = [[head.told(person, paths) for head in sheet.HEADS.values()] for person in people]
        write(out, title="People", heads=[str(head.label) for head in sheet.HEADS.values()], rows=rows)
    return out


def taken_in(file: BytesIO, language: str = "en") -> tuple[object, list[object]]:
    people = Person.objects.select_related("stand_in").prefetch_related("posts")
    with translation.override(language):
        return sheet.parsed(read(file, rows=sheet.MOST_ROWS, columns=sheet.MOST_COLUMNS), people, Paths())


@pytest.fixture
def everybody(olga: Person, rita: Person, ann: Person, charlie: Person) -> int:
    """The cast; departments that share an English name, closed ones, and fields that no form would take."""
    first, second = (DepartmentFactory(name=name, name_en="Sales", parent=ann.department) for name in ("销售一部", "销售二部"))
    closed = DepartmentFactory(name="旧部", name_en="Old / R&D > x", closed_at=MONDAY_9AM, closed_by=olga)
    low = DepartmentFactory(name="低 › 部", name_en="", parent=second)
    twin = DepartmentFactory(name="销售二部 › 低", name_en="Sales", parent=ann.department)
    under = DepartmentFactory(name="低", name_en="Sales", parent=second)
    for department in (first, second, closed, low, twin, under):
        PersonFactory(department=department)
    DepartmentFactory(name="Sales")
    PersonFactory(department=None, mobile="12", email="no address", title="=1+1", name_en=" x".strip(), extension="0021", language="en")
    PersonFactory(retired_at=MONDAY_9AM, retired_by=olga, stand_in=ann, mobile="+4930123456", staff_number="0012")
    PersonFactory(name="A", roles=list(Role), username="ａ".casefold())
    return Person.objects.count()


@pytest.mark.django_db
@pytest.mark.parametrize("written", LANGUAGES)
@pytest.mark.parametrize("taken", LANGUAGES)
def test_an_export_imports_back_unchanged_through_the_heads_of_either_language(everybody: int, written: str, taken: str) -> None:
    plan, problems = taken_in(exported(written), taken)

    assert (problems, plan.joins, plan.changes, plan.unchanged) == ([], (), (), everybody)


@pytest.mark.django_db
def test_control_a_file_with_one_letter_changed_is_no_longer_unchanged(everybody: int, ann: Person) -> None:
    file = exported("en")
    Person.objects.filter(pk=ann.pk).update(title="x")

    plan, _problems = taken_in(file)

    assert [(change.name, dict(change.facts), change.seen["title"]) for change in plan.changes] == [("安然", {"title": ""}, "x")]


@pytest.mark.django_db
def test_numbers_that_a_spreadsheet_made_of_texts_are_the_same_texts(ann: Person) -> None:
    Person.objects.filter(pk=ann.pk).update(staff_number="1001", mobile="13800000001")
    row = {"staff_number": 1001, "username": "ann", "name": "安然", "extension": 8021.0, "mobile": 13800000001}

    plan, problems = planned(row, columns=("staff_number", "username", "name", "extension", "mobile"))

    assert (problems, plan.unchanged) == ([], 1)


@pytest.mark.django_db
def test_columns_that_are_not_there_change_nothing_and_unknown_ones_are_named(ann: Person) -> None:
    out = BytesIO()
    rows = [[ann.staff_number, "ann", "安然", 36, "x"], ["N1", "n1", "新人", 20, "x"]]
    write(out, title="x", heads=["工号", "user name", " 姓名", "Age", "x"], rows=rows)

    plan, problems = taken_in(out)

    assert (problems, plan.unchanged, plan.ignored) == ([], 1, ("Age", "x"))
    assert [(join.roles, join.facts) for join in plan.joins] == [(("employee",), {"name": "新人"})]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ({"staff_number": ""}, "A", "Write a staff number"),
        ({"staff_number": "x" * 21}, "A", "Write a staff number"),
        ({"username": ""}, "B", "make a user name"),
        ({"username": "a/b"}, "B", "make a user name"),
        ({"username": "ANN"}, "B", "Somebody has this user name"),
        ({"name": ""}, "C", "Enter the name"),
        ({"name": "x" * 81}, "C", "At most 80 characters"),
        ({"department": "Moon base"}, "E", "There is no department"),
        ({"department": "Twins"}, "E", "Several departments"),
        ({"department": "旧部"}, "E", "This department is closed"),
        ({"mobile": "1380000"}, "H", "A mobile has 11 digits"),
        ({"mobile": "call me"}, "H", "A mobile has 11 digits"),
        ({"email": "ann at home"}, "I", "no e-mail address"),
        ({"language": "Klingon"}, "J", "Write one of: 简体中文, English."),
        ({"stand_in": "N00001"}, "K", "Nobody stands in for themselves"),
        ({"stand_in": "nobody"}, "K", "Nobody has this staff number"),
        ({"stand_in": "GONE"}, "K", "has left the company"),
        ({"roles": "employee, king"}, "L", "“king” is no role"),
        ({"roles": "department head"}, "L", "on the department's page"),
    ],
)
def test_every_wrong_cell_of_a_new_colleague_is_named(olga: Person, ann: Person, row: dict[str, str], column: str, words: str) -> None:
    DepartmentFactory(name="旧部", closed_at=MONDAY_9AM, closed_by=olga)
    for name in ("甲", "乙"):
        DepartmentFactory(name=name, name_en="Twins")
    PersonFactory(staff_number="GONE", retired_at=MONDAY_9AM, retired_by=olga)
    with translation.override("en"):
        plan, problems = planned(somebody(7), {**somebody(1), **row})

    [problem] = problems
    found = (problem.sheet, problem.row, problem.column, words in problem.words, len(plan.joins))
    assert found == ("People", 3, column, True, 1), problem


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"username": "other"}, "B", "logs in as ann"),
        ({"name": ""}, "C", "Enter the name"),
        ({"mobile": "1380000"}, "H", "A mobile has 11 digits"),
        ({"roles": "employee, department head"}, "L", "on the department's page"),
    ],
)
def test_every_wrong_cell_of_somebody_who_is_here_is_named(ann: Person, change: dict[str, str], column: str, words: str) -> None:
    row = {"staff_number": ann.staff_number, "username": "ann", "name": "安然", "roles": "employee", **change}
    with translation.override("en"):
        _plan, [problem] = planned(row, columns=("staff_number", "username", "name", "mobile", "roles"))

    assert (problem.column if column in "ABC" else column, words in problem.words) == (column, True)


@pytest.mark.django_db
def test_what_is_wrong_across_rows_is_named_too(olga: Person, ann: Person, bo: Person) -> None:
    gone = PersonFactory(name="走", retired_at=MONDAY_9AM, retired_by=olga)
    rows = [
        somebody(1),
        somebody(1),
        somebody(2, username="n1"),
        {"staff_number": gone.staff_number, "username": gone.username, "name": "新名"},
        {"staff_number": olga.staff_number, "username": "olga", "name": "欧丽", "roles": "employee"},
        {"staff_number": bo.staff_number, "username": "bo", "name": "薄岩", "roles": "employee"},
    ]
    with translation.override("en"):
        _plan, problems = planned(*rows, columns=("staff_number", "username", "name", "roles"))

    assert [(problem.row, problem.column, problem.words.split(".")[0]) for problem in problems] == [
        (3, "A", "This staff number stands in the file twice"),
        (4, "B", "Somebody has this user name, perhaps somebody who left"),
        (5, "A", "走 has left"),
        (7, "D", "Who is the head of a department is changed on the department's page"),
        (6, "D", "This is the last admin manager"),
    ]


@pytest.mark.django_db
def test_one_manager_hands_over_to_another_in_one_file(olga: Person, ann: Person) -> None:
    rows = [
        {"staff_number": olga.staff_number, "username": "olga", "name": "欧丽", "roles": "员工"},
        {"staff_number": ann.staff_number, "username": "ann", "name": "安然", "roles": "员工、行政主管"},
    ]

    plan, problems = planned(*rows, columns=("staff_number", "username", "name", "roles"))

    assert (problems, [(change.gives, change.takes) for change in plan.changes]) == (
        [],
        [(("employee",), ("admin_manager",)), (("admin_manager",), ())],
    )


@pytest.mark.django_db
def test_an_empty_sheet_a_missing_head_and_too_many_rows_are_refused(ann: Person) -> None:
    with translation.override("en"):
        _plan, problems = planned()
        assert [problem.words for problem in problems] == ["There is nobody below the heads."]
        with pytest.raises(Refused) as refused:
            planned(somebody(1), columns=("staff_number", "name"))
    assert str(refused.value) == "Sheet “People”, row 1: there is no column headed User name. Take the exported file as a pattern."
    with pytest.raises(Refused) as refused:
        read(workbook(*(somebody(number) for number in range(11))), rows=10, columns=20)
    assert refused.value.code == "bounds"


# --- departments by their path --------------------------------------------------------------------------

NAMES = st.sampled_from(["销售", "Sales", "sales", "R&D / QA", "a › b", "a", "b", "ａ", " x", "总部"])


@settings(max_examples=count(2000, 200))
@example([("a › b", "销售", 0), ("a", "销售", 0), ("销售", "销售", 0), ("b", "销售", 2)])
@given(st.lists(st.tuples(NAMES, NAMES, st.integers(0, 9)), min_size=1, max_size=8, unique_by=lambda row: row[0]))
def test_a_path_that_is_written_leads_back_to_its_department_or_to_several_never_to_another(rows: list[tuple[str, str, int]]) -> None:
    departments = [
        Department(pk=number, name=name, name_en=english, parent_id=parent if parent < number else None)
        for number, (name, english, parent) in enumerate(rows, 1)
    ]
    paths = Paths(departments)
    for language in LANGUAGES:
        with translation.override(language):
            assert all(pk in paths.called(paths.of(pk)) for pk in paths.by_id)
    assert paths.called("nowhere") == set()


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["产品部 › 平台组", "Product › Platform", "product>platform", "平台组", "Platform", " 产品部 / 平台组"])
def test_a_department_is_found_by_path_or_name_in_either_language(product: Department, way: str) -> None:
    child = DepartmentFactory(name="平台组", name_en="Platform", parent=product)

    assert Paths().called(way) == {child.pk}


def test_a_cell_is_the_text_that_was_meant() -> None:
    assert [sheet.text(cell) for cell in (8021, 8021.0, " x ", None, 1.5)] == ["8021", "8021", "x", "", "1.5"]
