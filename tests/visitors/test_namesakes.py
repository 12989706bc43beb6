"""Two of the same name are told apart: hosts by their department, visitors by the end of their number."""

import pytest
from django.utils import translation

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from tests.factories.people import PersonFactory
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.kiosk import WALK_IN, Kiosk
from tests.moments import MONDAY_9AM
from tests.staff import Staff, names_in, words
from visitors.actions import visits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


@pytest.fixture
def two_anns(ann: Person) -> Person:
    """A second 安然, in Finance."""
    finance = Department.objects.create(name="财务部", name_en="Finance")
    return PersonFactory(username="ann2", name="安然", name_en="Ann An", department=finance, roles=[Role.EMPLOYEE])


def test_the_kiosk_and_the_desks_finder_show_the_department_of_each(two_anns: Person, rita: Person) -> None:
    kiosk = Kiosk("en").send("/kiosk/host/", {"screen": "host", "wanted": "安然", **WALK_IN}, htmx="hosts").words
    found = Staff(rita).open("person_find", q="安然").content.decode()
    for department in ("Product", "Finance"):
        assert (department in kiosk, department in found) == (True, True)


def test_a_name_that_two_have_is_refused_with_both_departments(two_anns: Person, rita: Person) -> None:
    given = {"name": "王小明", "phone": "13800001234", "host": "安然", "purpose": "meeting", "language": "zh-hans"}
    response = Staff(rita).press("visitors:visit_walk_in", **given)
    assert (response.status_code, "Product" in words(response), "Finance" in words(response)) == (422, True, True)


def test_visitors_of_one_name_show_the_end_of_their_number_while_both_are_here(ann: Person, rita: Person) -> None:
    badges(4)
    first, other = arrived_visit(ann, name="王小明", phone="13800001111"), expected_visit(ann, phone="13800002222")
    visits.let_in(arrived_visit(ann, name="刘备", phone="13800003333"), by=rita, now=MONDAY_9AM)
    staff = Staff(rita)
    assert sorted(names_in(staff.open("reports:desk"))) == ["刘备", "王小明 …1111", "王小明 …2222"]
    pane = words(staff.open("visitors:visit_pane", first.pk))
    found = staff.open("search_box", q="王小明").content.decode()
    drawer = words(staff.open("visitors:badge_list"))
    assert ("王小明 …1111" in pane, "…1111" in found, "…2222" in found, "王小明 …1111" in drawer) == (True, True, True, True)

    visits.cancel(other, by=rita, now=MONDAY_9AM)
    assert sorted(names_in(staff.open("reports:desk"))) == ["刘备", "王小明"]


def test_one_person_who_comes_twice_is_one_person(ann: Person, rita: Person) -> None:
    for _time in range(2):
        arrived_visit(ann)
    with translation.override("en"):
        assert names_in(Staff(rita).open("reports:desk")) == ["李思远", "李思远"]
