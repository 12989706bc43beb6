"""Noting what was said: from the visit's page, on a phone, in one tap when there was nothing."""

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import an_outcome, left_visit
from tests.staff import Staff, words
from visitors.models import VisitOutcome

pytestmark = pytest.mark.django_db


def test_the_page_of_a_visit_that_is_over_offers_it_and_then_shows_it(ann: Person) -> None:
    visit, staff = left_visit(ann), Staff(ann)
    before = words(staff.open("visitors:visit_detail", visit.pk))
    answer = staff.press("visitors:outcome_new", visit.pk, said="交货期太长", agreed="周五前报价")
    told = staff.told(answer)
    after = words(staff.open("visitors:visit_detail", visit.pk))

    assert ("Note what was said" in before, "Nothing to note" in before) == (True, True)
    assert told == ["Noted. Ann An and the department read it."]
    assert ("交货期太长" in after, "周五前报价" in after, "Nothing to note" in after) == (True, True, False)


def test_one_tap_when_there_was_nothing(ann: Person) -> None:
    visit = left_visit(ann)
    Staff(ann).press("visitors:outcome_nothing", visit.pk)
    assert (VisitOutcome.objects.count(), Todo.objects.open().filter(promise="visitors.what_was_agreed").count()) == (0, 0)


def test_an_empty_form_and_an_intention_without_a_department_say_what_is_missing(ann: Person) -> None:
    visit, staff = left_visit(ann), Staff(ann)
    pages = [staff.press("visitors:outcome_new", visit.pk, **given) for given in ({}, {"intention": "想采购"})]
    assert [page.status_code for page in pages] == [422, 422]
    assert ("Write down what was said" in words(pages[0]), "Choose the department" in words(pages[1])) == (True, True)


def test_the_department_that_takes_it_up_reads_the_contact_but_not_the_visit(ann: Person, tom: Person, rita: Person) -> None:
    made = an_outcome(ann, intention="想采购传感器", department=tom.department, by=rita)
    type(tom.department).objects.filter(pk=tom.department_id).update(head=tom)
    Person.objects.filter(pk=ann.pk).update(stand_in=None)
    page = Staff(tom).open("visitors:outcome_detail", made.pk)
    assert (page.status_code, "139 0000 5678" in words(page), "The whole visit" in words(page)) == (200, True, False)
    assert Staff(tom).open("visitors:visit_detail", made.visit_id).status_code == 404
