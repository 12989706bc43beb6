"""Leaving and coming back: how to reach who has left is forgotten, and nobody comes back to what is gone."""

import pytest

from frontdesk.journal.seal import seal
from frontdesk.journal.verify import verify
from frontdesk.office.traces import traces
from frontdesk.people.actions import departments, people, retiring
from frontdesk.people.editing import values_of
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.counts import count
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.moments import DAY, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
MOBILE, MAIL = "13811112222", "gone@example.com"


def test_number_and_address_of_who_left_go_after_half_a_year_and_the_name_stays(ann: Person, bo: Person, olga: Person) -> None:
    for person in (ann, bo):
        values = {"mobile": MOBILE if person == ann else "13800000009", "email": MAIL if person == ann else "bo@example.com"}
        people.edit(person, values=values, seen=values_of(person, values), by=olga, now=MONDAY_9AM)
    retiring.retire(ann, stand_in=None, by=olga, now=MONDAY_9AM)
    seal(now=MONDAY_9AM)
    rule = RULES["timed.forget"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)

    run(rule, now=MONDAY_9AM + 180 * DAY)
    assert {trace.place for trace in traces(MOBILE)} == {"people.person.mobile", "journal.detail.data"}
    run(rule, now=MONDAY_9AM + 184 * DAY)
    seal(now=MONDAY_9AM + 184 * DAY)

    ann.refresh_from_db()
    bo.refresh_from_db()
    assert (traces(MOBILE, MAIL), ann.name, ann.mobile, bo.mobile, verify()) == ([], "安然", "", "13800000009", [])
    assert run(rule, now=MONDAY_9AM + 185 * DAY).acted == []


@pytest.mark.django_db(transaction=True)
def test_nobody_comes_back_into_a_department_while_it_closes(olga: Person) -> None:
    for _round in range(count(20, 4)):
        department = DepartmentFactory()
        person = PersonFactory(department=department)
        retiring.retire(person, stand_in=None, by=olga, now=MONDAY_9AM)

        def act(number: int, department: object = department, person: Person = person) -> object:
            if number:
                return retiring.bring_back(person, by=olga, now=MONDAY_9AM)
            return departments.close(department, by=olga, now=MONDAY_9AM)

        together(2, act)
        department.refresh_from_db()
        person.refresh_from_db()
        assert not (department.closed_at and person.is_active and person.department == department)


@pytest.mark.django_db(transaction=True)
def test_nobody_comes_back_to_a_stand_in_who_is_leaving(olga: Person) -> None:
    for _round in range(count(20, 4)):
        stand_in = PersonFactory()
        person = PersonFactory(stand_in=stand_in)
        retiring.retire(person, stand_in=stand_in, by=olga, now=MONDAY_9AM)

        def act(number: int, stand_in: Person = stand_in, person: Person = person) -> object:
            if number:
                return retiring.bring_back(person, by=olga, now=MONDAY_9AM)
            return retiring.retire(stand_in, stand_in=None, by=olga, now=MONDAY_9AM)

        together(2, act)
        person.refresh_from_db()
        assert not (person.is_active and person.stand_in and not person.stand_in.is_active)
