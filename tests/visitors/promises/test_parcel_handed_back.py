"""Unclaimed parcels go back within a working day: its moments, who is told, who may know."""

from datetime import datetime

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES
from tests.factories.parcels import a_parcel
from tests.moments import DAY, HOUR, MONDAY_9AM, SHANGHAI
from visitors.actions import parcel_days

pytestmark = pytest.mark.django_db


def owed(ann: Person, at: datetime) -> Todo:
    parcel = a_parcel(ann)
    parcel_days.give_up([parcel], now=at)
    return Todo.objects.about(parcel).get()


@pytest.mark.parametrize(
    ("since", "due"),
    [
        (datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI), "11-24 09:30"),
        (datetime(2026, 11, 27, 9, 30, tzinfo=SHANGHAI), "11-30 09:30"),  # over the weekend
        (datetime(2026, 10, 9, 9, 30, tzinfo=SHANGHAI), "10-10 09:30"),  # a Saturday that is worked
    ],
)
def test_it_is_due_a_working_day_later(ann: Person, since: datetime, due: str) -> None:
    assert f"{owed(ann, since).due_at.astimezone(SHANGHAI):%m-%d %H:%M}" == due


def test_the_desk_is_reminded_then_the_admin_manager_told(ann: Person, rita: Person, olga: Person) -> None:
    todo, told = owed(ann, MONDAY_9AM), []
    for at in (todo.due_at - HOUR, todo.due_at, todo.due_at, todo.due_at + DAY, todo.due_at + 2 * DAY):
        before = set(Notice.objects.values_list("pk", flat=True))
        run(RULES["timed.climb_ladders"], now=at)
        told.append(sorted(Notice.objects.exclude(pk__in=before).filter(channel="inbox").values_list("reader__username", flat=True)))

    assert told == [[], ["rita"], [], ["olga"], []]


def test_it_says_carrier_number_and_person_to_the_desk_alone(ann: Person, bo: Person, rita: Person) -> None:
    todo = owed(ann, MONDAY_9AM)
    number = a_parcel(ann).number[:2]

    assert PROMISES[todo.promise].describe([todo], rita)[todo.pk].title.startswith("退回顺丰速运：" + number)
    assert todo.pk not in PROMISES[todo.promise].describe([todo], bo)
