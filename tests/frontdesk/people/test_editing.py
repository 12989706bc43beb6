"""People join and change: what two change at once is refused with both values, what only one changed is kept."""

import pytest

from frontdesk.journal.models import Detail, Entry
from frontdesk.people.actions import people
from frontdesk.people.editing import Changed, values_of
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.moments import MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def edit(person: Person, by: Person, *, seen: dict | None = None, **values: object) -> Person:
    return people.edit(person, values=values, seen=values_of(person, values) if seen is None else seen, by=by, now=MONDAY_9AM)


def join(**more: object) -> Person:
    return people.join(**{"username": "mei", "staff_number": "N1", "name": "欧阳梅", "now": MONDAY_9AM, **more})


def test_what_changed_is_written_and_remembered_and_the_name_is_found_anew(ann: Person, olga: Person) -> None:
    edit(ann, olga, name="单雅", title="总监", extension=ann.extension)
    assert list(Person.objects.named_like("shanya")) == [ann]
    assert Detail.objects.get(entry__verb="edit_person").data == {
        "old": {"name": "安然", "title": ""},
        "new": {"name": "单雅", "title": "总监"},
    }


def test_nothing_changed_is_nothing_written(ann: Person, olga: Person) -> None:
    edit(ann, olga, name="安然")
    assert not Entry.objects.filter(verb="edit_person").exists()


def test_what_two_changed_is_refused_with_both_values_and_other_fields_of_both_are_kept(ann: Person, olga: Person, bo: Person) -> None:
    seen = values_of(ann, ("title", "extension"))
    edit(ann, bo, title="经理", extension="8021", seen=seen)
    with pytest.raises(Changed) as changed:
        edit(ann, olga, title="总监", extension="8021", seen=seen)
    assert changed.value.fields == {"title": ("经理", "总监")}
    edit(ann, olga, title="", extension="9000", seen=seen)  # she never touched the title
    ann.refresh_from_db()
    assert (ann.title, ann.extension) == ("经理", "9000")


def test_two_who_want_the_same_do_not_disagree(ann: Person, olga: Person, bo: Person) -> None:
    seen = values_of(ann, ["title"])
    assert {edit(ann, by, title="经理", seen=seen).title for by in (olga, bo)} == {"经理"}


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_change_the_same_field_at_once_one_is_written(ann: Person, olga: Person) -> None:
    seen = values_of(ann, ["title"])
    answers = together(8, lambda number: edit(ann, olga, title=f"职位{number}", seen=seen))
    won = [answer.title for answer in answers if isinstance(answer, Person)]
    ann.refresh_from_db()
    assert ([type(answer) for answer in answers].count(Changed), won) == (7, [ann.title])


@pytest.mark.django_db(transaction=True)
def test_control_without_the_comparison_the_last_one_would_win_unseen(ann: Person, olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "needed", lambda record, values, seen: dict(values))
    answers = together(2, lambda number: edit(ann, olga, title=f"职位{number}", seen=values_of(ann, ["title"])))
    assert [type(answer) for answer in answers] == [Person, Person]


def test_what_cannot_be_is_refused(ann: Person, olga: Person) -> None:
    gone, closed = PersonFactory(retired_at=MONDAY_9AM), DepartmentFactory(closed_at=MONDAY_9AM)
    wanted = [{"staff_number": olga.staff_number}, {"stand_in": ann}, {"stand_in": gone}, {"department": closed}]
    codes = []
    for values in wanted:
        with pytest.raises(Refused) as refused:
            edit(ann, olga, **values)
        codes.append(refused.value.code)
    with pytest.raises(Refused) as refused:
        edit(gone, olga, title="x")
    assert [*codes, refused.value.code] == ["staff-number", "themselves", "gone", "closed", "left"]
    assert not Entry.objects.filter(verb="edit_person").exists()


@pytest.mark.parametrize(("more", "code"), [({"username": "ＡＮＮ"}, "username"), ({"staff_number": "N0"}, "staff-number")])
def test_a_user_name_that_looks_alike_and_a_staff_number_are_taken_once(ann: Person, more: dict[str, str], code: str) -> None:
    Person.objects.filter(pk=ann.pk).update(staff_number="N0")
    with pytest.raises(Refused) as refused:
        join(**more)
    assert refused.value.code == code


def test_nobody_joins_a_closed_department(product: Department) -> None:
    Department.objects.filter(pk=product.pk).update(closed_at=MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        join(department=product)
    assert (refused.value.code, Person.objects.filter(username="mei").exists()) == ("closed", False)


@pytest.mark.django_db(transaction=True)
def test_of_four_who_join_under_one_name_one_does_and_the_others_are_told(olga: Person) -> None:
    answers = together(4, lambda number: join(staff_number=f"N{number}", roles=(Role.EMPLOYEE,), by=olga))
    assert sorted(getattr(answer, "code", "joined") for answer in answers) == ["joined", "username", "username", "username"]
