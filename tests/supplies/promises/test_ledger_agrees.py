"""The admin manager hears at once of a difference, and again when it was not set right."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from supplies.actions import checking
from supplies.models import Balance
from tests.factories.supplies import stocked
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM


@pytest.mark.django_db
def test_at_once_and_after_a_day(olga: Person, rita: Person) -> None:
    pens = stocked(10)
    Balance.objects.filter(item=pens).update(on_hand=11)
    checking.check(now=MONDAY_9AM)
    told = []
    for now in (MONDAY_9AM, MONDAY_9AM + DAY - MINUTE, MONDAY_9AM + DAY, MONDAY_9AM + 3 * DAY):
        run(RULES["timed.climb_ladders"], now=now)
        rows = Notice.objects.filter(kind="supplies.ledger_wrong", channel=Channel.INBOX)
        told.append([notice.reader.username for notice in rows])
    assert told == [["olga"], ["olga"], ["olga", "olga"], ["olga", "olga"]]
    assert Todo.objects.open().get().due_at == MONDAY_9AM + 24 * HOUR
