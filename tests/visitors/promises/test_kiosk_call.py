"""A call from a kiosk rings once, turns red after a minute and reaches the manager after three."""

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from tests.factories.visitors import paired_kiosk
from tests.moments import MINUTE, MONDAY_9AM
from visitors.actions import kiosks


def test_a_second_touch_while_it_rings_is_the_same_call(rita: Person) -> None:
    device, _token = paired_kiosk()

    calls = {kiosks.call_reception(device, now=MONDAY_9AM + seconds * MINUTE / 60).pk for seconds in (0, 5, 30)}

    assert (len(calls), Todo.objects.open().count()) == (1, 1)


def test_the_light_and_the_manager(rita: Person, olga: Person) -> None:
    kiosks.call_reception(paired_kiosk()[0], now=MONDAY_9AM)
    todo = Todo.objects.get()

    lights = [todo.light(MONDAY_9AM + seconds * MINUTE / 60).value for seconds in (0, 29, 30, 59, 60)]
    for minutes in (2, 3, 4):
        run(RULES["timed.climb_ladders"], now=MONDAY_9AM + minutes * MINUTE)

    assert lights == ["green", "green", "yellow", "yellow", "red"]
    assert [notice.reader.username for notice in Notice.objects.filter(channel="inbox")] == ["olga"]


def test_going_there_settles_it_and_a_later_touch_is_a_new_call(rita: Person) -> None:
    device, _token = paired_kiosk()
    kiosks.call_reception(device, now=MONDAY_9AM)
    todos.tick(Todo.objects.get(), by=rita, now=MONDAY_9AM + MINUTE / 4)

    kiosks.call_reception(device, now=MONDAY_9AM + MINUTE / 2)

    assert (Todo.objects.count(), Todo.objects.open().count()) == (2, 1)
