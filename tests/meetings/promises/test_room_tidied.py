"""Half an hour from the real end, less where the next meeting comes sooner: the lights and the ladder."""

from datetime import timedelta

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Light, Todo
from meetings.models import Booking
from tests.factories.meetings import TOMORROW_10, booked
from tests.factories.service import tidied, usual
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
OWE, CLIMB = "meetings.owe_tidying", "timed.climb_ladders"
OVER = TOMORROW_10 + HOUR


@pytest.fixture
def served(rita: Person, olga: Person, ann: Person) -> Booking:
    usual(olga)
    for rule in (OWE, CLIMB):
        run(RULES[rule], now=MONDAY_9AM)
    return booked(ann, is_served=True)


def heard() -> list[str]:
    rows = Notice.objects.filter(kind="meetings.room_untidy", channel="inbox").select_related("reader").order_by("pk")
    return [row.reader.username for row in rows]


@pytest.mark.parametrize(("next_after", "limit"), [(None, 30), (60, 30), (30, 30), (20, 20), (10, 10), (0, 0)])
def test_by_half_an_hour_and_before_the_next_in_the_room(served: Booking, ann: Person, next_after: int | None, limit: int) -> None:
    if next_after is not None:
        booked(ann, begins=OVER + next_after * MINUTE)
    run(RULES[OWE], now=OVER)
    assert Todo.objects.open().get(promise="meetings.room_tidied").due_at == OVER + limit * MINUTE


@pytest.mark.parametrize(("after", "light"), [(0, Light.GREEN), (14, Light.GREEN), (15, Light.YELLOW), (29, Light.YELLOW), (30, Light.RED)])
def test_the_lights(served: Booking, after: int, light: Light) -> None:
    run(RULES[OWE], now=OVER)
    assert Todo.objects.open().get(promise="meetings.room_tidied").light(OVER + after * MINUTE) == light


def test_reception_at_half_the_time_then_the_admin_manager_too(served: Booking) -> None:
    run(RULES[OWE], now=OVER)
    run(RULES[CLIMB], now=OVER + 15 * MINUTE - timedelta(seconds=1))
    assert heard() == []
    run(RULES[CLIMB], now=OVER + 15 * MINUTE)
    assert heard() == ["rita"]
    run(RULES[CLIMB], now=OVER + 30 * MINUTE)
    assert (heard()[0], sorted(heard()[1:])) == ("rita", ["olga", "rita"])


def test_tidied_nobody_owes_it(served: Booking, rita: Person) -> None:
    run(RULES[OWE], now=OVER)
    tidied(served, by=rita, now=OVER + 10 * MINUTE)
    run(RULES[CLIMB], now=OVER + 30 * MINUTE)
    assert (heard(), Todo.objects.open().filter(promise="meetings.room_tidied").exists()) == ([], False)
