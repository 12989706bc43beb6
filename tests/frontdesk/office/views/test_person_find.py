"""Finding a colleague while one types: names and departments, never a number."""

import pytest

from frontdesk.people.models import Person
from tests.factories.people import PersonFactory
from tests.queries import queries
from tests.staff import Staff

pytestmark = pytest.mark.django_db
FIND = "person_find"


def found(staff: Staff, words: str) -> list[str]:
    return [person["name"] for person in staff.open(FIND, q=words).json()["people"]]


@pytest.mark.parametrize("typed", ["安", "安然", "anran", "ar", "Ann", "ａｎｎ"])
def test_hanzi_pinyin_initials_and_english_find_ann(rita: Person, ann: Person, typed: str) -> None:
    assert "Ann An" in found(Staff(rita), typed)


def test_nothing_but_id_name_and_department_is_given_away(rita: Person, ann: Person) -> None:
    assert Staff(rita, "zh-hans").open(FIND, q="安然").json() == {"people": [{"id": ann.pk, "name": "安然", "department": "产品部"}]}


def test_who_has_left_is_not_found_and_nothing_finds_nobody(rita: Person, ann: Person) -> None:
    Person.objects.filter(pk=ann.pk).update(retired_at="2026-11-01T00:00Z")
    staff = Staff(rita)
    assert (found(staff, "安然"), found(staff, ""), found(staff, "  ")) == ([], [], [])


def test_at_most_ten_and_as_many_questions_for_ten_as_for_one(rita: Person) -> None:
    staff = Staff(rita)
    PersonFactory(name="张一")
    one = queries(lambda: staff.open(FIND, q="张"))
    for number in range(14):
        PersonFactory(name=f"张{number}")
    assert (len(found(staff, "张")), queries(lambda: staff.open(FIND, q="张"))) == (10, one)


def test_charlie_finds_nobody(charlie: Person) -> None:
    assert Staff(charlie).open(FIND, q="安").status_code == 403


def test_a_surname_that_is_typed_stands_before_names_that_merely_begin_so(rita: Person) -> None:
    for name in ("唐琳", "汤晨", "乔博", "谭平", "林若", "薄岩"):
        PersonFactory(name=name)
    first = {words: found(Staff(rita, "zh-hans"), words)[0] for words in ("tan", "bo", "lin", "tangl")}
    assert first == {"tan": "谭平", "bo": "薄岩", "lin": "林若", "tangl": "唐琳"}
