"""Calls, complaints and the phone system's lines are forgotten when their time is over, or with the visitor who asks for it."""

from datetime import timedelta

import pytest

from frontdesk.office.traces import traces
from frontdesk.people.models import Department, Person
from frontdesk.todos.models import Todo
from tests.factories.calls import a_call, a_complaint, put_through
from tests.factories.visitors import arrived_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.actions import complaints, rings, visits
from visitors.actions.forgetting import forget_person
from visitors.actions.forgetting.alone import forget_alone, old_calls, old_complaints, old_rings
from visitors.models import Call, Complaint, Ring

pytestmark = pytest.mark.django_db
NAME, PHONE, MAIL = "诸葛知秋", "13812349876", "qiu@example.com"
LATER = MONDAY_9AM + 200 * DAY


def everything(rita: Person, ann: Person, product: Department) -> Complaint:
    """One of each that names the same person."""
    put_through(rita, ann, name=NAME, phone=PHONE, words=f"{NAME}请回电")
    a_call(rita, name=NAME, phone=PHONE, is_new_customer=True)
    rings.take([(MONDAY_9AM - HOUR, PHONE, False, 5)], by=rita, now=MONDAY_9AM)
    return a_complaint(rita, product, name=NAME, phone=PHONE, email=MAIL)


def test_with_the_visitor_who_asks_for_it_nothing_is_left_and_the_counts_stay(
    rita: Person, ann: Person, bo: Person, olga: Person, product: Department
) -> None:
    everything(rita, ann, product)
    visit = visits.check_out(arrived_visit(ann, name=NAME, phone=PHONE, company="", email=MAIL), now=MONDAY_9AM + HOUR)
    forget_person(visit, reason="asked by phone", by=olga, now=MONDAY_9AM + DAY)

    assert traces(NAME, PHONE, MAIL) == []
    assert (Call.objects.count(), Complaint.objects.count(), Ring.objects.count()) == (2, 1, 1)
    assert not Todo.objects.open().filter(subject_type__in=("visitors.call", "visitors.complaint")).exists()


def test_each_when_its_time_is_over_but_no_complaint_that_is_still_open(rita: Person, ann: Person, bo: Person, product: Department) -> None:
    complaint = everything(rita, ann, product)
    young = a_call(rita, now=LATER)
    before = LATER - 10 * DAY
    assert (old_calls(before).count(), old_rings(before).count(), old_complaints(before).count()) == (2, 1, 0)
    complaints.answer(complaint, by=bo, now=MONDAY_9AM + DAY, outcome="已退款")
    for rows in (old_calls(before), old_rings(before), old_complaints(before)):
        forget_alone(rows, now=LATER)

    assert list(Call.objects.filter(forgotten_at__isnull=True)) == [young]
    assert (Call.objects.exclude(pk=young.pk).values_list("name", "phone", "words").distinct().get(), Ring.objects.get().phone) == (
        ("*", "", ""),
        "",
    )
    assert traces(NAME, PHONE, MAIL) == []


def test_forgotten_lines_of_one_moment_do_not_collide(rita: Person) -> None:
    rings.take([(MONDAY_9AM, "1", True, 1), (MONDAY_9AM, "2", True, 1)], by=rita, now=MONDAY_9AM)
    assert forget_alone(old_rings(MONDAY_9AM + timedelta(days=1)), now=LATER) == 2
