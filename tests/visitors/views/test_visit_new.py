"""Pre-registering: four fields for an employee; the desk also says for whom; what was typed is kept."""

import re

import pytest

from frontdesk.people.models import Department, Person
from tests.factories.people import PersonFactory
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import HOUR, MONDAY_9AM
from tests.staff import Staff, words
from visitors.models import Visit, VisitorType
from visitors.models.visit import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
NEW = "visitors:visit_new"
GIVEN = {"name": "王小明", "phone": "138 0000 1234", "email": "wang@example.com", "expected_at": "2026-11-23T10:00"}
MORE = {"company": "", "purpose": "meeting", "place": "", "note": "", "language": "zh-hans"}


def fields(html: str) -> list[str]:
    return re.findall(r'<(?:input|select|textarea)(?![^>]*type="(?:hidden|search)")[^>]* name="(\w+)"', html)


def test_an_employee_sees_exactly_four_fields_and_the_others_behind_one_line(ann: Person) -> None:
    main = Staff(ann).open(NEW).content.decode().partition("<main")[2]
    shown, _fold, more = main.partition("<details")
    assert fields(shown) == ["name", "phone", "email", "expected_at"]
    first, second = (
        ["company", "visitor_type", "purpose", "place"],
        ["companions", "companion_names", "plate", "bringing", "needs", "language"],
    )
    assert fields(more) == [*first, *second, "note"]


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
        staff.press(NEW, host=host, door="mail", **GIVEN, **MORE)
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


ABOUT = {"companions": "", "companion_names": "赵敏、孙亮", "plate": "沪a 12345", "bringing": "样机", "needs": "素食"}


def test_everything_that_was_said_stands_on_the_visits_page(rita: Person, ann: Person) -> None:
    kind = VisitorType.objects.get(code="government")
    staff = Staff(rita)
    staff.press(NEW, host=str(ann.pk), **GIVEN, **MORE, **ABOUT, visitor_type=kind.pk, door="call")
    visit = Visit.objects.get()
    assert (visit.companions, visit.plate, visit.visitor_type, visit.door) == (2, "沪A12345", kind, "call")
    page = words(staff.open("visitors:visit_detail", visit.pk))
    for shown in ("Government", "2 people", "赵敏、孙亮", "沪A12345", "样机", "素食", "a phone call", "Somebody takes them up"):
        assert shown in page
    assert "2 people" in words(staff.open("visitors:visit_pane", visit.pk))


def test_a_type_that_makes_no_visit_or_is_retired_cannot_be_chosen(ann: Person) -> None:
    delivery = VisitorType.objects.get(code="delivery")
    retired = VisitorType.objects.create(code="old", name="旧", name_en="Old", retired_at=MONDAY_9AM)
    assert all(f'value="{kind.pk}"' not in Staff(ann).open(NEW).content.decode() for kind in (delivery, retired))
    for kind in (delivery, retired):
        assert Staff(ann).press(NEW, **GIVEN, **MORE, visitor_type=kind.pk).status_code == 422
    assert Visit.objects.count() == 0


@pytest.mark.parametrize(("purpose", "code"), [("meeting", "customer"), ("maintenance", "works"), ("other", None)])
def test_the_type_follows_the_purpose(ann: Person, purpose: str, code: str | None) -> None:
    Staff(ann).press(NEW, **GIVEN, **{**MORE, "purpose": purpose})
    kind = Visit.objects.get().visitor_type
    assert (kind and kind.code) == code


SUNDAY = {**GIVEN, "expected_at": "2026-11-29T10:00"}


def test_a_sunday_asks_for_the_reason_beside_the_field_and_then_for_approval(ann: Person, bo: Person) -> None:
    staff = Staff(ann)
    html = staff.press(NEW, **SUNDAY, **MORE).content.decode()
    beside = re.search(r'id="id_off_day_reason_error">.*?<span>(.*?)</span>', html, re.S)
    assert beside
    assert words(beside[1]) == "This day is a weekend or holiday. Say why it must be then."
    told = staff.told(staff.press(NEW, **SUNDAY, **MORE, off_day_reason="设备检修"))
    assert told == ["王小明 is announced for a day off. The invitation goes out once the visit is approved."]
    assert Visit.objects.get().state is State.REQUESTED


@pytest.mark.parametrize(("moment", "is_asked"), [("2026-11-29T10:00", True), ("2026-11-30T10:00", False), ("soon", False), ("", False)])
def test_choosing_a_day_off_shows_the_field(ann: Person, moment: str, is_asked: bool) -> None:
    shown = Staff(ann).open("visitors:visit_day_off", expected_at=moment).content.decode()
    assert ('name="off_day_reason"' in shown) == is_asked


def test_inviting_again_knows_everything_but_the_moment(ann: Person, bo: Person) -> None:
    visit = expected_visit(ann, expected_at=MONDAY_9AM + 2 * HOUR, plate="沪A12345", companion_names="赵敏", language="en")
    html = Staff(ann).open(NEW, again=visit.pk).content.decode()
    assert all(
        f'value="{value}"' in html
        for value in ("王小明", "13800001234", "wang@example.com", "启明咨询", "沪A12345", "赵敏", "2026-11-23T10:00")
    )
    assert 'value="2026-11-23T11:00"' not in html
    assert f'?again={visit.pk}"' in Staff(ann).open("visitors:visit_detail", visit.pk).content.decode()


def test_nobody_invites_again_whom_they_may_not_see(ann: Person, bo: Person, tom: Person) -> None:
    visit = expected_visit(bo)
    assert [Staff(tom).open(NEW, again=number).status_code for number in (visit.pk, 0, "x", "9" * 30)] == [404] * 4


KNOWN = "visitors:visit_known"


def test_a_full_number_finds_the_newest_visit_that_one_may_see(rita: Person, ann: Person, bo: Person) -> None:
    arrived_visit(bo, phone="13800001234", name="王小明", company="旧公司", now=MONDAY_9AM - HOUR)
    expected_visit(ann)
    assert words(Staff(rita).open(KNOWN, phone="138 0000 1234")).startswith("王小明 启明咨询")
    assert words(Staff(bo).open(KNOWN, phone="+86 138-0000-1234")).startswith("王小明 启明咨询")  # the head sees Ann's visit
    mine = PersonFactory(roles=["employee"])
    assert words(Staff(mine).open(KNOWN, phone="13800001234")) == ""


@pytest.mark.parametrize("typed", ["1380000123", "0001234", "1234", "138000012345", "", "王小明", "1380000123%", "\0"])
def test_never_by_a_part_of_a_number(rita: Person, ann: Person, typed: str) -> None:
    expected_visit(ann)
    assert words(Staff(rita).open(KNOWN, phone=typed)) == ""


def test_a_forgotten_visit_is_not_remembered(rita: Person, ann: Person) -> None:
    Visit.objects.filter(pk=expected_visit(ann).pk).update(forgotten_at=MONDAY_9AM)
    assert words(Staff(rita).open(KNOWN, phone="13800001234")) == ""
