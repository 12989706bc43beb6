"""Whoever asked says within three working days whether it works; after half of them they are reminded, once."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from repairs.actions import progress
from tests.factories.repairs import a_team, reported
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM


@pytest.mark.django_db
def test_reminded_once_after_a_day_and_a_half(ann: Person, bo: Person, olga: Person, tom: Person) -> None:
    ticket = progress.resolve(reported(ann, reported_for=bo, team=a_team(olga, tom)), words="好了", by=tom, now=MONDAY_9AM)
    todo = Todo.objects.open().about(ticket).get()
    assert (todo.holder, todo.due_at) == (bo, MONDAY_9AM + 3 * DAY)  # for whom it was reported
    assert described([todo], bo)[0].about.title == "修好了吗？茶水间，水电与房屋（BX-20261123-001）"
    heard = []
    for at in (MONDAY_9AM + DAY + 12 * HOUR - MINUTE, MONDAY_9AM + DAY + 12 * HOUR, MONDAY_9AM + 2 * DAY):
        run(RULES["timed.climb_ladders"], now=at)
        heard.append(list(Notice.objects.filter(kind="repairs.confirm_waits", channel=Channel.INBOX).values_list("reader", flat=True)))
    assert heard == [[], [bo.pk], [bo.pk]]
