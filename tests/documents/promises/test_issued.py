"""Approved, reception hears at once and after a working day the admin manager too; of a confidential one only who was named to issue it."""

import pytest

from documents.actions import clearances, issuing
from documents.models import Level
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.outgoing import approved
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db


def told() -> list[str]:
    rows = Notice.objects.filter(kind="documents.document_to_issue", channel="inbox").order_by("pk")
    return [row.reader.username for row in rows.select_related("reader")]


def test_the_desk_hears_until_it_is_issued(ann: Person, bo: Person, tom: Person, rita: Person, olga: Person) -> None:
    document = approved(ann, checker=tom, approver=bo)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM)
    assert told() == ["rita"]
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + DAY)
    assert sorted(told()) == ["olga", "rita", "rita"]
    issuing.issue(document, by=rita, now=MONDAY_9AM + DAY + HOUR)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 9 * DAY)
    assert (len(told()), Todo.objects.open().exists()) == (3, False)


def test_of_a_confidential_one_who_was_named_to_issue_it(ann: Person, bo: Person, rita: Person, olga: Person) -> None:
    keeper, checker = (PersonFactory(username=name, roles=[role]) for name, role in (("keeper", "archivist"), ("checker", "employee")))
    for person in (ann, bo, keeper, checker):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    approved(ann, checker=checker, approver=bo, issuer=keeper, level=Level.CONFIDENTIAL)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 3 * DAY)
    assert told() == ["keeper", "keeper"]
