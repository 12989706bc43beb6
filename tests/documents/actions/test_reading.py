"""The reading log: a document that is opened again and again within half an hour is one line, whoever is quick; no line is ever changed."""

from contextlib import nullcontext
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from documents.actions import reading
from documents.models import Document, Reading
from documents.triggers import READINGS
from frontdesk.append_only import install, remove
from frontdesk.people.models import Person
from tests.counts import count
from tests.factories.documents import registered
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def test_one_opening_in_half_an_hour_is_one_line_and_each_printing_is_one(rita: Person, ann: Person) -> None:
    paper, other = registered(rita), registered(rita)
    for minutes in (0, 10, 29, 30, 35):
        reading.opened(paper, by=ann, now=MONDAY_9AM + minutes * MINUTE)
    reading.opened(other, by=ann, now=MONDAY_9AM)
    reading.opened(paper, by=rita, now=MONDAY_9AM)
    for _again in range(2):
        reading.note(paper, Reading.Kind.PRINTED, by=ann, now=MONDAY_9AM)

    lines = Reading.objects.filter(document=paper, person=ann).order_by("pk").values_list("kind", "at")
    assert list(lines) == [
        ("opened", MONDAY_9AM),
        ("opened", MONDAY_9AM + 30 * MINUTE),
        *[("printed", MONDAY_9AM)] * 2,
    ]
    assert Reading.objects.count() == 6


def raced(paper: Document, person: Person) -> int:
    together(count(40, 8), lambda number: reading.opened(paper, by=person, now=MONDAY_9AM + HOUR))
    return Reading.objects.count()


@pytest.mark.django_db(transaction=True)
def test_many_openings_at_once_are_one_line(rita: Person) -> None:
    assert raced(registered(rita), rita) == 1


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_they_are_several(rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    paper, barrier = registered(rita), Barrier(2)
    monkeypatch.setattr(reading, "locked", lambda document: None)
    monkeypatch.setattr(reading.transaction, "atomic", nullcontext)
    real = Reading.objects.create
    monkeypatch.setattr(Reading.objects, "create", lambda **facts: (barrier.wait(timeout=20), real(**facts))[1])
    together(2, lambda number: reading.opened(paper, by=rita, now=MONDAY_9AM))
    assert Reading.objects.count() == 2


@pytest.mark.parametrize("statement", ["UPDATE documents_reading SET person_id = 1", "DELETE FROM documents_reading"])
def test_the_database_refuses_to_change_or_lose_a_line(rita: Person, statement: str) -> None:
    reading.opened(registered(rita), by=rita, now=MONDAY_9AM)
    connection.check_constraints()
    install(connection, [READINGS])
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    remove(connection, [READINGS])
    assert Reading.objects.count() == 1
