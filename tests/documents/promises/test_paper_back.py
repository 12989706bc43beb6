"""Out for five working days the holder is reminded, after seven who registered it is told; back or handed on it is over."""

import pytest

from documents.actions import hand_overs
from documents.models import Document
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.leaving import leave
from frontdesk.todos.models import Todo
from tests.factories.documents import registered
from tests.factories.papers import handed, paper_of
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db


@pytest.fixture
def out(rita: Person, ann: Person) -> Document:
    document = registered(rita)
    handed(document, ann, by=rita)
    return document


def told(person: Person) -> int:
    return Notice.objects.filter(kind="documents.paper_out", channel="inbox", reader=person).count()


def test_the_holder_is_reminded_then_who_registered_it_is_told(out: Document, rita: Person, ann: Person) -> None:
    """Monday to Monday are five working days; the weekend does not count."""
    found = []
    for days in (0, 4, 7, 8, 9, 10):
        run(RULES["timed.climb_ladders"], now=MONDAY_9AM + days * DAY)
        found.append((told(ann), told(rita)))
    assert found == [(0, 0), (0, 0), (1, 0), (1, 0), (2, 1), (2, 1)]
    todo = Todo.objects.open().get(promise="documents.paper_back")
    assert (todo.holder, todo.yellow_at, todo.red_at) == (ann, MONDAY_9AM + 7 * DAY, MONDAY_9AM + 9 * DAY)


def test_handed_on_the_clock_begins_anew_and_back_it_is_over(out: Document, rita: Person, ann: Person, bo: Person) -> None:
    handed(out, bo, by=rita, now=MONDAY_9AM + 3 * DAY)
    todo = Todo.objects.open().get(promise="documents.paper_back")
    assert (todo.holder, todo.since_at) == (bo, MONDAY_9AM + 3 * DAY)
    hand_overs.bring_back(paper_of(out), place="前台", by=rita, now=MONDAY_9AM + 3 * DAY + HOUR)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 20 * DAY)
    assert (told(ann), told(bo), Todo.objects.open().filter(promise="documents.paper_back").count()) == (0, 0, 0)


def test_of_who_leaves_the_successor_is_reminded(out: Document, ann: Person, bo: Person, olga: Person) -> None:
    leave(ann, to=bo, by=olga, now=MONDAY_9AM + DAY)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 7 * DAY)
    assert (told(bo) + told(olga), paper_of(out).kept_by) == (
        1,
        ann,
    )  # Bo may not read it: then Olga
