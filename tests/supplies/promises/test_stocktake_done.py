"""Two working days from being opened until it is handed in."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from supplies.actions import stocktakes
from tests.factories.supplies import stocked
from tests.factories.supplies_stocktakes import a_stocktake, counted
from tests.moments import DAY, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


def reminded(now: object) -> list[Person]:
    run(RULES["timed.climb_ladders"], now=now)
    return [each.reader for each in Notice.objects.filter(kind="supplies.stocktake_waits", channel=Channel.INBOX).order_by("pk")]


def test_yellow_after_one_day_red_and_the_manager_told_after_two(rita: Person, olga: Person) -> None:
    stocked(10)
    a_stocktake()
    todo = Todo.objects.open().get()
    assert (todo.promise, todo.yellow_at, todo.due_at) == ("supplies.stocktake_done", MONDAY_9AM + DAY, MONDAY_9AM + 2 * DAY)
    assert [reminded(at) for at in (todo.yellow_at - MINUTE, todo.yellow_at, todo.due_at - MINUTE, todo.due_at)] == [
        [],
        [rita],
        [rita],
        [rita, olga],
    ]


def test_handing_in_settles_it(rita: Person) -> None:
    pens = stocked(10)
    made = a_stocktake()
    counted(made, pens, 10, by=rita)
    stocktakes.hand_in(made, by=rita, now=MONDAY_9AM + DAY)
    assert Todo.objects.get(promise="supplies.stocktake_done").done_by == rita
