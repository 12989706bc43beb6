"""A repair that takes too long: whoever repairs it is reminded, then the lead hears too; a pause moves both."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from repairs.actions import clocks, dispatch, progress
from tests.factories.repairs import a_team, reported
from tests.moments import DAY, HOUR, MONDAY_9AM


def told(kind: str) -> list[str]:
    rows = Notice.objects.filter(kind=f"repairs.{kind}", channel=Channel.INBOX).order_by("pk")
    return list(rows.values_list("reader__username", flat=True))


@pytest.mark.django_db
def test_reminded_then_told_an_hour_later_for_an_hour_s_pause(ann: Person, olga: Person, rita: Person, tom: Person) -> None:
    ticket = dispatch.accept(reported(ann, team=a_team(rita, tom)), by=tom, now=MONDAY_9AM)
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + 2 * HOUR, by=tom, now=MONDAY_9AM + HOUR)
    heard = []
    for now in (MONDAY_9AM + 7 * HOUR, MONDAY_9AM + 8 * HOUR, MONDAY_9AM + 9 * HOUR, MONDAY_9AM + DAY + HOUR):
        run(RULES["timed.climb_ladders"], now=now)
        heard.append((told("solution_due"), told("solution_late")))
    assert heard == [([], []), (["tom"], []), (["tom"], []), (["tom"], ["tom", "rita"])]

    progress.resolve(ticket, words="修好了", by=tom, now=MONDAY_9AM + DAY + 2 * HOUR)
    assert list(Todo.objects.open().about(ticket).values_list("promise", flat=True)) == ["repairs.repair_confirmed"]
