"""From the real end, once, also after an outage; anew when the next meeting comes sooner. Lights stand in promises/test_room_tidied.py."""

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from meetings.actions import booking
from meetings.models import Booking, Outcome
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.service import tidied, usual
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
OWE = "meetings.owe_tidying"
OVER = TOMORROW_10 + HOUR


@pytest.fixture
def served(rita: Person, olga: Person, ann: Person) -> Booking:
    usual(olga)
    run(RULES[OWE], now=MONDAY_9AM)
    return booked(ann, is_served=True)


def owed() -> list[tuple[int, object]]:
    return list(Todo.objects.open().filter(promise="meetings.room_tidied").values_list("subject_id", "since_at"))


def test_at_the_end_and_not_before_once_however_often(served: Booking) -> None:
    run(RULES[OWE], now=OVER - MINUTE)
    assert owed() == []
    looks = [len(run(RULES[OWE], now=OVER + minute * MINUTE).acted) for minute in range(3)]
    assert (looks, owed()) == ([1, 0, 0], [(served.pk, OVER)])


def test_from_the_real_end_when_it_ended_early(served: Booking, ann: Person) -> None:
    booking.end_early(served, by=ann, now=OVER - 20 * MINUTE)
    run(RULES[OWE], now=OVER - 20 * MINUTE)
    assert owed() == [(served.pk, OVER - 20 * MINUTE)]


def test_prolonged_it_is_owed_later(served: Booking, ann: Person) -> None:
    booking.prolong(served, 30, by=ann, now=OVER - MINUTE)
    run(RULES[OWE], now=OVER)
    assert owed() == []


def test_after_an_outage_it_is_owed_from_its_end(served: Booking) -> None:
    run(RULES[OWE], now=OVER + 2 * DAY)
    assert owed() == [(served.pk, OVER)]


def test_a_room_that_was_used_for_a_month_since_is_owed_no_more(served: Booking) -> None:
    run(RULES[OWE], now=OVER + 30 * DAY + MINUTE)
    assert owed() == []
    run(RULES[OWE], now=OVER + 30 * DAY)
    assert owed() == [(served.pk, OVER)]


def test_neither_what_nobody_served_nor_what_nobody_came_to(served: Booking, ann: Person) -> None:
    booked(ann, room=a_room("乙"))
    booking.end(served, Outcome.NO_SHOW, by=None, now=TOMORROW_10 + 10 * MINUTE)
    run(RULES[OWE], now=OVER)
    assert owed() == []


def test_a_meeting_booked_since_brings_it_forward(served: Booking, ann: Person, rita: Person) -> None:
    run(RULES[OWE], now=OVER)
    booked(ann, begins=OVER + 20 * MINUTE, now=OVER + MINUTE)
    run(RULES[OWE], now=OVER + 2 * MINUTE)
    assert list(Todo.objects.open().filter(promise="meetings.room_tidied").values_list("due_at", flat=True)) == [OVER + 20 * MINUTE]
    tidied(served, by=rita)
    run(RULES[OWE], now=OVER + 10 * MINUTE)
    assert owed() == []
