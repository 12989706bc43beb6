"""Pre-registering: four fields for an employee; the desk also says for whom; what was typed is kept."""

import re

import pytest

from frontdesk.people.models import Department, Person
from tests.factories.people import PersonFactory
from tests.moments import HOUR, MONDAY_9AM
from tests.staff import Staff, words
from visitors.models import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
NEW = "visitors:visit_new"
GIVEN = {"name": "王小明", "phone": "138 0000 1234", "email": "wang@example.com", "expected_at": "2026-11-23T10:00"}
MORE = {"company": "", "purpose": "meeting", "place": "", "note": "", "language": "zh-hans"}


def fields(html: str) -> list[str]:
    return re.findall(r'<(?:input|select|textarea)(?![^>]*type="(?:hidden|search)")[^>]* name="(\w+)"', html)


def test_an_employee_sees_exactly_four_fields_and_five_behind_one_line(ann: Person) -> None:
    main = Staff(ann).open(NEW).content.decode().partition("<main")[2]
    shown, _fold, more = main.partition("<details")
    assert fields(shown) == ["name", "phone", "email", "expected_at"]
    assert fields(more) == ["company", "purpose", "place", "language", "note"]


def test_the_moment_offered_is_the_next_full_hour(ann: Person) -> None:
    assert 'value="2026-11-23T10:00"' in Staff(ann).open(NEW).content.decode()


def test_ann_pre_registers_a_visitor_and_is_told_the_code(ann: Person) -> None:
    staff = Staff(ann)
    response = staff.press(NEW, **GIVEN, **MORE)
    visit = Visit.objects.get()
    assert (visit.host, visit.created_by, visit.phone, visit.expected_at) == (ann, ann, "13800001234", MONDAY_9AM + HOUR)
    assert response["Location"] == visit.get_absolute_url()
    assert staff.told(response) == [f"王小明 is expected. Pass code {visit.shown_code}"]


def test_who_cannot_be_written_to_must_hear_the_code_from_the_host(ann: Person) -> None:
    staff = Staff(ann)
    told = staff.told(staff.press(NEW, **{**GIVEN, **MORE, "phone": "", "email": ""}))
    assert told == [f"王小明 is expected, but can't be written to: pass on the code {Visit.objects.get().shown_code} yourself."]


def test_the_desk_says_for_whom_by_name_or_by_the_finder(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    assert fields(staff.open(NEW).content.decode().partition("<main")[2])[0] == "host"
    for host in ("安然", "anran", "Ann An", str(ann.pk)):
        staff.press(NEW, host=host, **GIVEN, **MORE)
    assert [visit.host for visit in Visit.objects.all()] == [ann] * 4


def test_an_employee_cannot_name_another_host(ann: Person, bo: Person) -> None:
    Staff(ann).press(NEW, host=str(bo.pk), **GIVEN, **MORE)
    assert Visit.objects.get().host == ann


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "Enter the visitor's name."),
        ({"phone": "139 2206 471"}, "A mobile has 11 digits and begins with 1; this has 10 digits."),
        ({"phone": "138 OOOO 000"}, "This holds letters. Write the number in digits."),
        ({"phone": "unknown"}, "This holds letters. Write the number in digits."),
        ({"phone": "+12"}, "A number from abroad has + and 8 to 15 digits."),
        ({"email": "wang"}, "Enter a valid email address."),
        ({"expected_at": ""}, "Choose the day and the time."),
        ({"expected_at": "tomorrow"}, "Write the day and the time like 2026-11-23 14:30."),
        ({"expected_at": "2026-11-23T08:00"}, "This moment has passed. Choose a later time."),
        ({"name": "王" * 121}, "Ensure this value has at most 120 characters (it has 121)."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(ann: Person, wrong: dict[str, str], said: str) -> None:
    response = Staff(ann).press(NEW, **{**GIVEN, **MORE, "company": "启明咨询", **wrong})
    html = response.content.decode()
    (field,) = wrong
    beside = re.search(rf'id="id_{field}_error">.*?<span>(.*?)</span>', html, re.S)
    assert (response.status_code, words(beside[1]) if beside else "", Visit.objects.count()) == (422, said, 0)
    assert 'value="启明咨询"' in html
    assert f'<a href="#id_{field}">' in html


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("无此人", "Nobody here is called “无此人”. Check the name, or try the pinyin."),
        ("", "Choose the host."),
        ("999999", "Nobody here is called “999999”. Check the name, or try the pinyin."),
    ],
)
def test_a_host_who_cannot_be_found_is_asked_for_again(rita: Person, typed: str, said: str) -> None:
    assert said in words(Staff(rita).press(NEW, host=typed, **GIVEN, **MORE))


def test_several_colleagues_of_one_name_are_listed_with_their_departments(rita: Person, product: Department, office: Department) -> None:
    for department in (product, office):
        PersonFactory(name="王伟", department=department)
    page = words(Staff(rita).press(NEW, host="王伟", **GIVEN, **MORE))
    assert "Several colleagues fit: 王伟 (Product), 王伟 (Administration). Write the full name." in page


def test_a_form_sent_twice_makes_one_visit(ann: Person) -> None:
    staff = Staff(ann)
    answers = [staff.press(NEW, **GIVEN, **MORE, once="the-same-key")["Location"] for _press in range(2)]
    assert (answers[0] == answers[1], Visit.objects.count()) == (True, 1)


def test_charlie_may_not_invite_anybody(charlie: Person) -> None:
    assert Staff(charlie).press(NEW, **GIVEN, **MORE).status_code == 403
