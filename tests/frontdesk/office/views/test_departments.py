"""Departments and duty contacts on their pages."""

import pytest

from frontdesk.people.models import Department, DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from tests.factories.people import DepartmentFactory
from tests.queries import queries
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db


def test_everybody_with_the_directory_sees_the_tree_and_the_manager_makes_it(ann: Person, olga: Person) -> None:
    staff = Staff(olga)
    response = staff.press("department_new", name="法务部", name_en="Legal", parent=ann.department_id)
    made = Department.objects.get(name="法务部")
    assert staff.told(response) == ["Legal is there now. Choose its head."]
    assert staff.told(staff.press("department_head", made.pk, head=ann.pk)) == ["Ann An heads Legal."]
    page = words(Staff(ann).open("department_list"))
    assert ("Legal Ann An" in page, "Edit" in page) == (True, False)
    assert Staff(ann).press("department_new", name="x").status_code == 403


def test_a_ring_says_why_at_the_field(olga: Person, product: Department) -> None:
    child = DepartmentFactory(parent=product)
    response = Staff(olga).press("department_edit", product.pk, name="产品部", parent=child.pk)
    assert (response.status_code, "That department lies below this one." in words(response)) == (422, True)


def test_a_department_with_people_does_not_close_and_an_empty_one_does(olga: Person, ann: Person) -> None:
    staff, empty = Staff(olga), DepartmentFactory(name_en="Empty")
    assert staff.told(staff.press("department_close", ann.department_id)) == ["People belong to it still (2). Move them first."]
    assert staff.told(staff.press("department_close", empty.pk)) == ["Empty is closed."]
    assert "1 closed department" in words(staff.open("department_list"))
    assert Staff(ann).open("department_list").content.decode().count("Empty") == 0
    assert staff.told(staff.press("department_reopen", empty.pk)) == ["Empty is open again."]


def test_charlie_may_call_security_and_change_nothing(charlie: Person, olga: Person) -> None:
    line = DutyContact.objects.create(duty=Duty.SECURITY, outside_name="控制室", outside_number="021 5555 8110")
    page = Staff(charlie).open("duty_list").content.decode()
    assert ('href="tel:02155558110"' in page, "Edit" in page) == (True, False)
    presses = [("duty_new",), ("duty_edit", line.pk), ("duty_remove", line.pk)]
    assert {Staff(charlie).press(name, *args).status_code for name, *args in presses} == {403}


def test_the_manager_keeps_the_list(olga: Person, ann: Person) -> None:
    staff = Staff(olga)
    both = staff.press("duty_new", duty="legal", person=ann.pk, outside_number="110")
    assert (both.status_code, "one of the three" in words(both)) == (422, True)
    staff.press("duty_new", duty="legal", person=ann.pk)
    line = DutyContact.objects.get()
    staff.press("duty_edit", line.pk, duty="network", person=ann.pk, note="夜间")
    line.refresh_from_db()
    assert (line.duty, line.note) == ("network", "夜间")
    staff.press("duty_remove", line.pk)
    assert not DutyContact.objects.exists()
    assert "No duty contacts yet" in words(staff.open("duty_list"))


def test_the_list_costs_the_same_for_thirty_lines_as_for_one(olga: Person, ann: Person, product: Department) -> None:
    staff, counts = Staff(olga), []
    for many in (1, 29):
        for number in range(many):
            DutyContact.objects.create(duty=Duty.LEGAL, **({"person": ann} if number % 2 else {"department": product}))
        counts.append(queries(lambda: staff.open("duty_list")))
    assert counts[0] == counts[1]
