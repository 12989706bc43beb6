"""The schedule of a VIP reception is agreed in time: the host is reminded, agreeing ends it, nobody else hears."""

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.actions import vip

FIVE = MONDAY_9AM + DAY + 8 * HOUR


def test_the_host_is_reminded_and_agreeing_ends_it(ann: Person, rita: Person, olga: Person) -> None:
    visit = expected_visit(ann, expected_at=MONDAY_9AM + 2 * DAY + HOUR)
    vip.plan(visit, named=[rita], by=ann, now=MONDAY_9AM)
    todo = Todo.objects.get()
    assert (todo.promise, todo.holder, todo.due_at) == ("visitors.vip_schedule_agreed", ann, FIVE)
    assert [len(described([todo], reader)) for reader in (ann, rita, olga)] == [1, 1, 0]

    for now in (FIVE - 5 * HOUR, FIVE - 4 * HOUR, FIVE):
        run(RULES["timed.climb_ladders"], now=now)
    told = Notice.objects.filter(kind="visitors.vip_late", channel="inbox")
    assert [(notice.reader, notice.created_at) for notice in told.order_by("pk")] == [(ann, FIVE - 4 * HOUR), (ann, FIVE)]

    refused = ""
    try:
        todos.tick(todo, by=ann, now=FIVE)  # it settles itself
    except Refused as error:
        refused = error.code
    vip.plan(visit, schedule="10:00 大堂迎接", by=ann, now=FIVE)
    vip.agree(visit, by=ann, now=FIVE + HOUR)
    assert (refused, Todo.objects.open().count(), Todo.objects.get().done_at) == ("not-by-hand", 0, FIVE + HOUR)
