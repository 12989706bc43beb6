"""Roles: given, taken, in words; the last admin manager keeps theirs."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.actions import retiring, roles
from frontdesk.people.models import Department, Person, Post
from frontdesk.people.permissions import Can, Role
from frontdesk.people.words import MAY
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.moments import MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def managers() -> int:
    return Person.objects.holding(Role.ADMIN_MANAGER).count()


def refusal(do: object) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


def test_everything_that_somebody_may_do_has_words() -> None:
    assert set(MAY) == set(Can)


def test_a_role_is_given_and_taken_once_and_both_stand_in_the_trail(ann: Person, olga: Person) -> None:
    given = [roles.give(ann, role=Role.ARCHIVIST, by=olga, now=MONDAY_9AM) for _twice in range(2)]
    taken = [roles.take(ann, role=Role.ARCHIVIST, by=olga, now=MONDAY_9AM) for _twice in range(2)]
    verbs = list(Entry.objects.about(ann).order_by("pk").values_list("verb", "actor_id"))
    assert (given, taken, verbs) == ([True, False], [True, False], [("give_role", olga.pk), ("take_role", olga.pk)])


def test_a_head_is_head_of_a_department_and_of_nothing_no_more(ann: Person, bo: Person, olga: Person, product: Department) -> None:
    assert refusal(lambda: roles.give(ann, role=Role.DEPARTMENT_HEAD, by=olga, now=MONDAY_9AM)) == "department"
    roles.give(ann, role=Role.DEPARTMENT_HEAD, department=product, by=olga, now=MONDAY_9AM)
    product.refresh_from_db()
    held = Post.objects.filter(role=Role.DEPARTMENT_HEAD).values_list("person", flat=True)
    assert (product.head, list(held)) == (ann, [ann.pk])
    roles.take(ann, role=Role.DEPARTMENT_HEAD, by=olga, now=MONDAY_9AM)
    product.refresh_from_db()
    assert (product.head, held.all().exists()) == (None, False)


def test_who_has_left_gets_no_role(olga: Person) -> None:
    gone = PersonFactory(retired_at=MONDAY_9AM)
    assert refusal(lambda: roles.give(gone, role=Role.EMPLOYEE, by=olga, now=MONDAY_9AM)) == "left"


def test_the_last_admin_manager_stays_one_and_stays_here(olga: Person, rita: Person) -> None:
    assert refusal(lambda: roles.take(olga, role=Role.ADMIN_MANAGER, by=olga, now=MONDAY_9AM)) == "last-manager"
    assert refusal(lambda: retiring.retire(olga, stand_in=rita, by=rita, now=MONDAY_9AM)) == "last-manager"
    roles.give(rita, role=Role.ADMIN_MANAGER, by=olga, now=MONDAY_9AM)
    assert roles.take(olga, role=Role.ADMIN_MANAGER, by=olga, now=MONDAY_9AM)


def leave_or_step_back(people: list[Person], by: Person, number: int) -> object:
    if number % 2:
        return roles.take(people[number], role=Role.ADMIN_MANAGER, by=by, now=MONDAY_9AM)
    return retiring.retire(people[number], stand_in=None, by=by, now=MONDAY_9AM)


@pytest.mark.django_db(transaction=True)
def test_when_all_managers_go_at_once_one_stays(rita: Person) -> None:
    for _round in range(count(20, 3)):
        people = PersonFactory.create_batch(4, roles=[Role.ADMIN_MANAGER])
        answers = together(4, lambda number, people=people: leave_or_step_back(people, rita, number))
        assert (managers(), [getattr(answer, "code", "") for answer in answers].count("last-manager")) == (1, 1)
        Post.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_control_who_counted_before_the_lock_would_let_all_go(rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    people = PersonFactory.create_batch(4, roles=[Role.ADMIN_MANAGER])
    before = [person.pk for person in people]
    monkeypatch.setattr(roles, "managers_held", lambda: before)
    together(4, lambda number: leave_or_step_back(people, rita, number))
    assert managers() == 0
