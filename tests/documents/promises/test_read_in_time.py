"""Read by the day that was set: reminded the working day before, late the head and who circulated it hear; nobody reads for another."""

from datetime import date

import pytest

from documents.actions import circulating
from documents.finding.held import held, light_of
from documents.models import Document, Reader, Turn
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Absence, Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.explain import sum_of
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import moments_of
from tests.factories.documents import registered
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 27)
FRIDAY_6PM = MONDAY_9AM + 4 * DAY + 9 * HOUR


def told(now) -> list[tuple[str, str]]:
    before = set(Notice.objects.values_list("pk", flat=True))
    run(RULES["timed.climb_ladders"], now=now)
    rows = Notice.objects.filter(kind__startswith="documents.", channel="inbox").exclude(pk__in=before).select_related("reader")
    return sorted((row.kind.removeprefix("documents."), row.reader.username) for row in rows)


def test_the_light_turns_a_working_day_before_and_when_the_office_closes(rita: Person, ann: Person, bo: Person) -> None:
    document = registered(rita)
    circulating.begin(document, readers=[ann, bo], purpose="请阅", due_on=FRIDAY, by=rita, now=MONDAY_9AM)
    holders = held([document.pk])[document.pk]
    moments = (FRIDAY_6PM - DAY - MINUTE, FRIDAY_6PM - DAY, FRIDAY_6PM - MINUTE, FRIDAY_6PM)
    assert [light_of(document, holders, now).colour for now in moments] == ["green", "yellow", "yellow", "red"]
    Absence.objects.create(
        person=ann, stand_in=bo, from_on=FRIDAY, until_on=FRIDAY, announced_at=MONDAY_9AM, announced_by=ann
    )  # Ann's head may read it and stands in for her: she hears herself all the same
    found = [told(now) for now in (MONDAY_9AM, FRIDAY_6PM - DAY, FRIDAY_6PM, FRIDAY_6PM + DAY)]
    reminded = [("paper_unread", "ann"), ("paper_unread", "bo")]
    late = sorted([*reminded, ("paper_unread", "bo"), ("paper_unread", "rita"), ("paper_unread", "rita")])
    assert (found[:2], found[3]) == ([[], reminded], [])
    assert {("paper_unread", "ann"), ("paper_unread", "bo"), ("paper_unread", "rita")} <= set(found[2]) <= {*late, ("paper_unread", "olga")}
    assert {row.data["person"] for row in Notice.objects.filter(kind="documents.paper_unread", reader=rita)} == {str(ann), str(bo)}


def test_whose_turn_comes_later_than_the_day_has_a_working_day(rita: Person, ann: Person, bo: Person) -> None:
    circulating.begin(registered(rita), readers=[ann, bo], purpose="请阅", due_on=FRIDAY, by=rita, now=MONDAY_9AM, turn=Turn.IN_TURN)
    assert len(sum_of(Todo.objects.open().get(holder=ann))) == 2
    first = Reader.objects.select_related("person", "circulation__document").get(person=ann)
    circulating.read(first, by=ann, now=FRIDAY_6PM + HOUR)
    late = Todo.objects.open().get(holder=bo)
    assert moments_of(late).due == FRIDAY_6PM + HOUR + 3 * DAY  # Monday: the weekend does not count
    assert sum_of(late)
    assert Document.objects.to_read(bo).exists()
