"""Departments: a tree without rings, also when many move at once; heads; closing."""

import pytest

from frontdesk.office.departments import tree
from frontdesk.people.actions import departments, people
from frontdesk.people.editing import values_of
from frontdesk.people.models import Department, DutyContact, Person, Post
from frontdesk.people.models.duty_contact import Duty
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.moments import MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def move(department: Department, parent: Department | None, by: Person) -> Department:
    seen = values_of(department, ["parent"])
    return departments.edit(department, values={"parent": parent}, seen=seen, by=by, now=MONDAY_9AM)


def refusal(do: object) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


def rings() -> int:
    """How many departments lie below themselves."""
    parents = dict(Department.objects.values_list("pk", "parent"))

    def is_ring(pk: int) -> bool:
        at, steps = parents[pk], 0
        while at is not None and at != pk and steps < len(parents):
            at, steps = parents[at], steps + 1
        return at == pk

    return sum(map(is_ring, parents))


def test_a_department_is_made_renamed_and_moved(olga: Person) -> None:
    top = departments.create(name="总部", by=olga, now=MONDAY_9AM)
    made = departments.create(name="法务部", name_en="Legal", parent=top, by=olga, now=MONDAY_9AM)
    departments.edit(made, values={"name": "合规部", "parent": None}, seen=values_of(made, ("name", "parent")), by=olga, now=MONDAY_9AM)
    made.refresh_from_db()
    assert (made.name, made.parent) == ("合规部", None)
    assert refusal(lambda: departments.create(name="合规部", by=olga, now=MONDAY_9AM)) == "name"


def test_no_department_lies_below_itself(olga: Person) -> None:
    top = DepartmentFactory()
    middle = DepartmentFactory(parent=top)
    low = DepartmentFactory(parent=middle)
    assert [refusal(lambda to=to: move(top, to, olga)) for to in (top, middle, low)] == ["cycle"] * 3
    move(low, top, olga)
    assert rings() == 0


@pytest.mark.django_db(transaction=True)
def test_departments_that_move_at_once_close_no_ring(olga: Person) -> None:
    for _round in range(count(20, 3)):
        four = DepartmentFactory.create_batch(4)
        answers = together(4, lambda number, four=four: move(four[number], four[(number + 1) % 4], olga))
        assert (rings(), [getattr(answer, "code", "") for answer in answers].count("cycle")) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_control_who_looked_before_the_lock_would_close_a_ring(olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    two = DepartmentFactory.create_batch(2)
    rows = [{row.pk: row for row in Department.objects.all()} for _each in two]
    ahead = iter(rows)
    monkeypatch.setattr(departments, "all_held", lambda: next(ahead))
    together(2, lambda number: move(two[number], two[1 - number], olga))
    assert rings() == 2


def test_a_new_head_has_the_role_and_the_old_one_not_unless_they_head_another(bo: Person, ann: Person, olga: Person) -> None:
    first, second = DepartmentFactory.create_batch(2)
    for department in (first, second):
        departments.set_head(department, head=ann, by=olga, now=MONDAY_9AM)
    held = Post.objects.filter(person=ann, role=Role.DEPARTMENT_HEAD)
    departments.set_head(first, head=bo, by=olga, now=MONDAY_9AM)
    still = held.exists()
    departments.set_head(second, head=None, by=olga, now=MONDAY_9AM)
    assert (still, held.exists(), departments.headed_by(bo)[-1]) == (True, False, first)


def test_who_has_left_heads_nothing(olga: Person, product: Department) -> None:
    gone = PersonFactory(retired_at=MONDAY_9AM)
    assert refusal(lambda: departments.set_head(product, head=gone, by=olga, now=MONDAY_9AM)) == "gone"


def test_a_department_closes_when_nobody_and_nothing_belongs_to_it_and_opens_again(ann: Person, olga: Person, product: Department) -> None:
    child = DepartmentFactory(parent=product)
    codes = [refusal(lambda: departments.close(product, by=olga, now=MONDAY_9AM))]
    Person.objects.filter(department=product).update(department=child)
    codes.append(refusal(lambda: departments.close(product, by=olga, now=MONDAY_9AM)))
    Department.objects.filter(pk=child.pk).update(parent=None)
    child.refresh_from_db()
    duty = DutyContact.objects.create(duty=Duty.LEGAL, department=product)
    codes.append(refusal(lambda: departments.close(product, by=olga, now=MONDAY_9AM)))
    duty.delete()
    assert codes == ["people", "children", "duty"]
    assert [departments.close(product, by=olga, now=MONDAY_9AM) for _twice in range(2)] == [True, False]
    assert refusal(lambda: move(child, product, olga)) == "closed"
    assert departments.reopen(product, by=olga, now=MONDAY_9AM)
    move(child, product, olga)


@pytest.mark.django_db(transaction=True)
def test_nobody_slips_into_a_department_while_it_closes(ann: Person, olga: Person) -> None:
    for _round in range(count(20, 4)):
        department = DepartmentFactory()

        def act(number: int, department: Department = department) -> object:
            if number:
                return people.edit(ann, values={"department": department}, seen={}, by=olga, now=MONDAY_9AM)
            return departments.close(department, by=olga, now=MONDAY_9AM)

        together(2, act)
        department.refresh_from_db()
        ann.refresh_from_db()
        assert not (department.closed_at and ann.department == department)


def test_the_tree_shows_parents_before_children_and_knows_what_lies_below() -> None:
    top = DepartmentFactory(name="a")
    child = DepartmentFactory(name="c", parent=top)
    grandchild = DepartmentFactory(name="b", parent=child)
    other = DepartmentFactory(name="d")
    branches = tree(Department.objects.all())
    assert [(branch.department, branch.depth) for branch in branches] == [(top, 0), (child, 1), (grandchild, 2), (other, 0)]
    assert branches[0].below == (top.pk, child.pk, grandchild.pk)
