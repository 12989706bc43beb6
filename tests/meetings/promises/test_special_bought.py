"""Bought within an hour of working time: what is asked for at night begins in the morning."""

from datetime import timedelta

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Light, Todo
from meetings.actions import specials
from meetings.models import Booking
from tests.factories.meetings import TOMORROW_10, booked
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
CLIMB = "timed.climb_ladders"


@pytest.fixture
def served(rita: Person, olga: Person, ann: Person) -> Booking:
    return booked(ann, begins=TOMORROW_10 + DAY, is_served=True)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (timedelta(), HOUR),
        (2 * HOUR + 30 * MINUTE, None),  # before lunch: the rest after it
        (12 * HOUR, DAY + HOUR),  # at night
    ],
)
def test_an_hour_of_working_time(served: Booking, ann: Person, asked: timedelta, due: timedelta | None) -> None:
    specials.ask(served, words="鲜花", by=ann, now=MONDAY_9AM + asked)
    mine = Todo.objects.open().get(promise="meetings.special_bought")
    if due is not None:
        assert mine.due_at == MONDAY_9AM + due
    else:
        assert mine.due_at > MONDAY_9AM + asked + HOUR


def test_reception_at_half_the_hour_then_the_admin_manager_too(served: Booking, ann: Person) -> None:
    run(RULES[CLIMB], now=MONDAY_9AM)
    specials.ask(served, words="鲜花", by=ann, now=MONDAY_9AM)
    mine = Todo.objects.open().get(promise="meetings.special_bought")
    lights = [mine.light(MONDAY_9AM + after * MINUTE) for after in (29, 30, 59, 60)]
    assert lights == [Light.GREEN, Light.YELLOW, Light.YELLOW, Light.RED]
    for after in (29, 30, 60):
        run(RULES[CLIMB], now=MONDAY_9AM + after * MINUTE)
    rows = Notice.objects.filter(kind="meetings.special_asked", channel="inbox").select_related("reader").order_by("pk")
    heard = [row.reader.username for row in rows]
    assert (heard[:2], sorted(heard[2:])) == (["rita", "rita"], ["olga", "rita"])
    assert rows[1].data["special"] == "鲜花"
