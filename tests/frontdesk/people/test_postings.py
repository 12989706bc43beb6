"""In which department somebody was on a day."""

from datetime import date, timedelta

import pytest

from frontdesk.people import postings
from frontdesk.people.actions import people, retiring
from frontdesk.people.models import Department, Person, Posting
from frontdesk.people.postings import Postings
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


def moves(person: Person, to: Department | None, by: Person, *, days: int = 0) -> None:
    people.edit(person, values={"department": to}, seen={}, by=by, now=MONDAY_9AM + days * DAY)


def on(person: Person, *days: int) -> list[int | None]:
    present = Person.objects.get(pk=person.pk).department_id
    known = Postings.of([person.pk])
    return [known.on(MONDAY + timedelta(days=day), person.pk, present) for day in days]


def test_who_never_changed_is_where_they_are(ann: Person) -> None:
    assert (on(ann, -400, 0, 400), Posting.objects.count()) == ([ann.department_id] * 3, 0)


def test_who_changes_belongs_to_the_new_one_from_the_next_morning(ann: Person, olga: Person, office: Department) -> None:
    before = ann.department_id
    moves(ann, office, olga)
    assert on(ann, -400, 0, 1, 400) == [before, before, office.pk, office.pk]
    moves(ann, None, olga, days=5)
    assert on(ann, 0, 5, 6) == [before, office.pk, None]


def test_twice_on_one_day_is_once(ann: Person, olga: Person, office: Department) -> None:
    before, third = ann.department_id, DepartmentFactory()
    moves(ann, office, olga)
    moves(ann, third, olga)
    assert (on(ann, 0, 1), Posting.objects.count()) == ([before, third.pk], 2)


def test_another_title_is_no_move(ann: Person, olga: Person) -> None:
    people.edit(ann, values={"title": "经理"}, seen={}, by=olga, now=MONDAY_9AM)
    assert Posting.objects.count() == 0


def test_who_comes_back_to_a_closed_department_belongs_to_none(ann: Person, tom: Person, olga: Person) -> None:
    before = ann.department_id
    retiring.retire(ann, stand_in=tom, by=olga, now=MONDAY_9AM)
    Department.objects.filter(pk=before).update(closed_at=MONDAY_9AM, closed_by=olga)
    retiring.bring_back(Person.objects.get(pk=ann.pk), by=olga, now=MONDAY_9AM + HOUR)
    assert on(ann, 0, 1) == [before, None]


def test_many_are_asked_about_in_one_question(ann: Person, olga: Person, office: Department, monkeypatch: pytest.MonkeyPatch) -> None:
    moves(ann, office, olga)
    some = [ann.pk, *(PersonFactory().pk for _number in range(5))]
    monkeypatch.setattr(postings, "MANY", 3)
    assert (queries(lambda: Postings.of(some)), Postings.of(some).on(MONDAY + DAY, ann.pk, None)) == (1, office.pk)
