"""Ladders: whom a rung tells when people are away, what a to-do of a million costs, what is on time."""

from datetime import date

import pytest
from django.db import connection

from frontdesk.outbox.deliver import deliver
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.actions import absences
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Climb, Todo
from frontdesk.todos.promises import Clock
from tests.counts import count
from tests.factories.visitors import expected_visit
from tests.figures import Figure
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.promised import kind_of, owed
from tests.servers import Mailbox

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


def told() -> list[str]:
    return list(Notice.objects.filter(channel=Channel.INBOX).order_by("pk").values_list("reader__username", flat=True))


def look(hours: int) -> None:
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + hours * HOUR)


def away(person: Person, stand_in: Person) -> None:
    absences.announce(person, stand_in=stand_in, from_on=MONDAY, until_on=MONDAY, by=person, now=MONDAY_9AM)


def test_holder_head_manager(monkeypatch: pytest.MonkeyPatch, ann: Person, bo: Person, olga: Person) -> None:
    owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM)
    for hours in (3, 4, 5, 8, 11, 12, 24):
        look(hours)
    assert told() == ["ann", "bo", "olga"]


def test_for_whoever_is_away_the_one_who_acts_is_told(
    monkeypatch: pytest.MonkeyPatch, ann: Person, bo: Person, tom: Person, olga: Person
) -> None:
    owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM)
    away(ann, tom)
    away(bo, olga)
    look(4)
    look(8)
    assert told() == ["tom", "olga"]


def test_when_everybody_of_the_chain_is_gone_the_admin_manager_is_told(
    monkeypatch: pytest.MonkeyPatch, ann: Person, tom: Person, olga: Person
) -> None:
    owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM)
    away(ann, tom)
    Person.objects.filter(pk=tom.pk).update(retired_at=MONDAY_9AM)
    look(4)
    assert told() == ["olga"]


def test_three_days_down_tell_each_reader_once_and_of_the_highest_rung_only(
    monkeypatch: pytest.MonkeyPatch, ann: Person, bo: Person, olga: Person
) -> None:
    owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM)
    look(72)
    look(73)
    assert told() == ["olga"]


def test_after_three_days_down_everything_owed_reaches_a_reader_in_one_mail(
    monkeypatch: pytest.MonkeyPatch, mailbox: Mailbox, ann: Person, bo: Person, olga: Person
) -> None:
    kind = kind_of(monkeypatch, Clock.WALL)
    for number in range(3):
        owed(kind, ann, MONDAY_9AM, subject=expected_visit(ann, name=f"visitor{number}"))
    look(72)

    mails = Notice.objects.filter(channel=Channel.MAIL, reader=olga).order_by("pk").values_list("pk", flat=True)
    sent = [deliver(pk, now=MONDAY_9AM + 73 * HOUR) for pk in mails]

    assert (told(), sent, [mail["To"] for mail in mailbox.mails]) == (["olga"] * 3, [3, 0, 0], [olga.email])
    assert Climb.objects.filter(is_missed=True).count() == 2 * 3


def test_what_was_settled_and_opened_again_does_not_climb_twice(monkeypatch: pytest.MonkeyPatch, ann: Person, olga: Person) -> None:
    todo = owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM)
    look(4)
    todos.tick(todo, by=ann, now=MONDAY_9AM + 4 * HOUR)
    todos.untick(todo, by=ann, now=MONDAY_9AM + 4 * HOUR)
    look(5)
    assert told() == ["ann"]


def test_a_look_reads_only_what_is_due_however_many_there_are(monkeypatch: pytest.MonkeyPatch, ann: Person, figure: Figure) -> None:
    """The plan of the ladder's look uses the small index of what moves, among a million in `make prove`."""
    first, many = owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM), count(1_000_000, 5_000)
    fields = {field.attname: getattr(first, field.attname) for field in Todo._meta.concrete_fields if field.attname != "id"}
    for start in range(0, many, 50_000):
        made = [
            Todo(
                **fields
                | {
                    "subject_id": 10**9 + number,
                    "next_at": MONDAY_9AM + DAY,
                    **({"done_at": MONDAY_9AM, "next_at": None} if number % 2 else {}),
                }
            )
            for number in range(start, min(start + 50_000, many))
        ]
        Todo.objects.bulk_create(made, batch_size=5_000)
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE todos_todo")
    due = RULES["timed.climb_ladders"].due(MONDAY_9AM + 4 * HOUR, MONDAY_9AM)
    figure(f"among {many:,} to-dos: {due.explain().splitlines()[0].strip()}")
    assert "todo_moving" in due.explain()
    assert [todo.pk for todo in due] == [first.pk]
