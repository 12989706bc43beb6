"""While the network is down its askers hear every two hours of working time: each answer begins the two hours anew."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from repairs.actions import clocks, progress
from tests.factories.repairs import a_category, a_team, reported
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM


@pytest.mark.django_db
def test_told_every_two_hours_also_while_it_is_paused(ann: Person, olga: Person, rita: Person, tom: Person) -> None:
    ticket = reported(ann, category=a_category("network"), team=a_team(rita, tom))
    progress.start(ticket, by=tom, now=MONDAY_9AM)

    def heard(now) -> list[str]:  # type: ignore[no-untyped-def]
        run(RULES["timed.climb_ladders"], now=now)
        told = Notice.objects.filter(kind="repairs.progress_owed", channel="inbox").order_by("pk")
        return list(told.values_list("reader__username", flat=True))

    progress.answer(ticket, words="在查", by=tom, now=MONDAY_9AM + HOUR)
    assert [heard(MONDAY_9AM + 3 * HOUR - MINUTE), heard(MONDAY_9AM + 3 * HOUR)] == [[], ["tom"]]
    clocks.pause(ticket, reason="contractor", until=MONDAY_9AM + DAY, by=tom, now=MONDAY_9AM + 3 * HOUR)
    assert heard(MONDAY_9AM + 6 * HOUR + 30 * MINUTE) == ["tom", "tom", "rita"]  # two hours later, lunch between
    progress.answer(ticket, words="运营商在修", by=tom, now=MONDAY_9AM + 8 * HOUR)
    assert Todo.objects.open().about(ticket).get(promise="repairs.progress_told").due_at == MONDAY_9AM + DAY + HOUR
    progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM + 9 * HOUR)
    assert not Todo.objects.open().about(ticket).exclude(promise="repairs.repair_confirmed").exists()
