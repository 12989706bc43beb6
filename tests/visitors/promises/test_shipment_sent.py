"""Sent on its day, or given back before closing: its moments on ordinary and make-up days, who is told, who may know."""

from datetime import datetime

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES
from tests.factories.parcels import a_shipment
from tests.moments import HOUR, MINUTE, SHANGHAI

pytestmark = pytest.mark.django_db


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("asked", "yellow", "due"),
    [
        ("2026-11-23 09:00", "11-23 17:00", "11-23 18:00"),
        ("2026-11-23 16:30", "11-24 17:00", "11-24 18:00"),
        ("2026-11-27 16:30", "11-30 17:00", "11-30 18:00"),
        ("2026-10-09 16:30", "10-10 17:00", "10-10 18:00"),  # a Saturday that is worked
    ],
)
def test_its_moments(ann: Person, asked: str, yellow: str, due: str) -> None:
    todo = Todo.objects.about(a_shipment(ann, now=moment(asked))).get()
    assert [f"{at.astimezone(SHANGHAI):%m-%d %H:%M}" for at in (todo.yellow_at, todo.due_at)] == [yellow, due]


def test_the_desk_is_reminded_an_hour_before_closing_and_the_admin_manager_told_then(ann: Person, rita: Person, olga: Person) -> None:
    todo, told = Todo.objects.about(a_shipment(ann)).get(), []
    for at in (todo.due_at - HOUR - MINUTE, todo.due_at - HOUR, todo.due_at, todo.due_at + HOUR):
        before = set(Notice.objects.values_list("pk", flat=True))
        run(RULES["timed.climb_ladders"], now=at)
        told.append(sorted(Notice.objects.exclude(pk__in=before).filter(channel="inbox").values_list("reader__username", flat=True)))

    assert told == [[], ["rita"], ["olga", "rita"], []]


def test_it_names_sender_and_addressee_to_whom_it_concerns(ann: Person, bo: Person, rita: Person, tom: Person) -> None:
    todo = Todo.objects.about(a_shipment(ann)).get()
    said = {who.username: todo.pk in PROMISES[todo.promise].describe([todo], who) for who in (ann, bo, rita, tom)}

    assert PROMISES[todo.promise].describe([todo], rita)[todo.pk].title == "寄出安然给周倩的快递"
    assert said == {"ann": True, "bo": True, "rita": True, "tom": False}
