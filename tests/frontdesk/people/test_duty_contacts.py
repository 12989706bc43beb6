"""Duty contacts: exactly one of person, department and number outside, with something to dial."""

import pytest

from frontdesk.journal.models import Detail
from frontdesk.journal.seal import seal
from frontdesk.journal.verify import verify
from frontdesk.office.traces import traces
from frontdesk.people.actions import departments, duty_contacts
from frontdesk.people.editing import values_of
from frontdesk.people.models import Department, DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.moments import MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def add(by: Person, **more: object) -> DutyContact:
    return duty_contacts.add(duty=Duty.SECURITY, by=by, now=MONDAY_9AM, **more)


def test_a_person_is_called_by_mobile_then_extension_a_department_by_its_line(ann: Person, olga: Person, product: Department) -> None:
    Person.objects.filter(pk=ann.pk).update(mobile="13800000003")
    ann.refresh_from_db()
    assert add(olga, person=ann).numbers == [("13800000003", "138 0000 0003"), ("8021", "8021")]
    assert add(olga, outside_name="物业", outside_number="021-5555 8120").numbers == [("02155558120", "021-5555 8120")]
    product.head = ann
    assert add(olga, department=product).numbers == [("8021", "8021")]  # its head's, when it has no line of its own
    product.phone = "021 5555 8102"
    assert add(olga, department=product).numbers == [("02155558102", "021 5555 8102")]


@pytest.mark.parametrize("both", [True, False])
def test_one_of_the_three_and_no_more(both: bool, ann: Person, olga: Person) -> None:
    with pytest.raises(Refused) as refused:
        add(olga, **({"person": ann, "outside_number": "110"} if both else {}))
    assert (refused.value.code, DutyContact.objects.exists()) == ("which", False)


def test_who_has_left_is_called_by_nobody(olga: Person) -> None:
    with pytest.raises(Refused) as refused:
        add(olga, person=PersonFactory(retired_at=MONDAY_9AM))
    assert refused.value.code == "gone"


def test_a_line_changes_and_goes_and_the_trail_remembers_what_stood_there(ann: Person, olga: Person) -> None:
    line = add(olga, outside_name="物业", outside_number="110")
    values = {"person": ann, "outside_name": "", "outside_number": ""}
    duty_contacts.edit(line, values=values, seen=values_of(line, values), by=olga, now=MONDAY_9AM)
    assert [duty_contacts.remove(line, by=olga, now=MONDAY_9AM) for _twice in range(2)] == [True, False]
    assert Detail.objects.get(entry__verb="remove_duty_contact").data["person"] == ann.pk
    with pytest.raises(Refused) as refused:
        duty_contacts.edit(line, values=values, seen={}, by=olga, now=MONDAY_9AM)
    assert refused.value.code == "removed"


def test_somebody_outside_who_is_taken_off_the_list_leaves_no_trace(olga: Person) -> None:
    line = add(olga, outside_name="诸葛师傅", outside_number="13911110000")
    seal(now=MONDAY_9AM)
    assert {trace.place for trace in traces("13911110000")} == {"people.dutycontact.outside_number", "journal.detail.data"}

    duty_contacts.remove(line, by=olga, now=MONDAY_9AM)
    seal(now=MONDAY_9AM)

    assert (traces("13911110000", "诸葛师傅"), verify()) == ([], [])


@pytest.mark.django_db(transaction=True)
def test_no_contact_is_added_to_a_department_while_it_closes(olga: Person) -> None:
    for _round in range(count(20, 4)):
        department = DepartmentFactory()

        def act(number: int, department: Department = department) -> object:
            if number:
                return duty_contacts.add(duty=Duty.NETWORK, department=department, by=olga, now=MONDAY_9AM)
            return departments.close(department, by=olga, now=MONDAY_9AM)

        together(2, act)
        department.refresh_from_db()
        assert not (department.closed_at and DutyContact.objects.filter(department=department).exists())
