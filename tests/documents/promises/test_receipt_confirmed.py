"""A colleague hears at once, is reminded after one working day, chased by hand once an hour, and is done with one tap."""

import pytest

from documents.actions import distributing
from documents.models import Document, Recipient
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.outgoing import issued
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(ann: Person, bo: Person, tom: Person, rita: Person) -> Document:
    return issued(ann, keeper=rita, checker=tom, approver=bo)


def told(person: Person) -> int:
    kinds = ("documents.document_distributed", "documents.receipt_owed")
    return Notice.objects.filter(kind__in=kinds, channel="inbox", reader=person).count()


def test_heard_at_once_and_after_a_working_day_until_confirmed(document: Document, olga: Person, bo: Person, rita: Person) -> None:
    distributing.send_inside(document, people=[bo, olga], by=rita, now=MONDAY_9AM)
    assert (told(bo), told(olga), Todo.objects.open().filter(holder__in=[bo, olga]).count()) == (1, 1, 2)
    distributing.confirm(Recipient.objects.get(person=olga), by=olga, now=MONDAY_9AM + HOUR)
    for now in (MONDAY_9AM + DAY - MINUTE, MONDAY_9AM + DAY, MONDAY_9AM + 5 * DAY):
        run(RULES["timed.climb_ladders"], now=now)
    assert (told(bo), told(olga)) == (2, 1)
    mine = distributing.confirm(Recipient.objects.get(person=bo), by=bo, now=MONDAY_9AM + DAY)
    assert (mine.received_on, Todo.objects.open().exists()) == ((MONDAY_9AM + DAY).date(), False)


def test_to_the_head_of_a_department_once_and_named(document: Document, product: Department, bo: Person, ann: Person, rita: Person) -> None:
    made = distributing.send_inside(document, people=[bo, ann], departments=[product], copies=2, by=rita, now=MONDAY_9AM)
    assert [(each.person, each.department, each.copies) for each in made] == [(bo, product, 2), (ann, None, 2)]
    assert set(document.named.values_list("person", flat=True)) >= {bo.pk, ann.pk}


def test_chased_by_hand_once_an_hour(document: Document, bo: Person, rita: Person) -> None:
    distributing.send_inside(document, people=[bo], by=rita, now=MONDAY_9AM)
    assert distributing.chase(document, by=rita, now=MONDAY_9AM + HOUR) == 1
    with pytest.raises(Refused) as soon:
        distributing.chase(document, by=rita, now=MONDAY_9AM + 2 * HOUR - MINUTE)
    assert (soon.value.code, told(bo)) == ("chased", 2)
    with pytest.raises(Refused) as other:
        distributing.confirm(Recipient.objects.get(), by=rita, now=MONDAY_9AM)
    assert other.value.code == "not-yours"
