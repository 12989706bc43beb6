"""A ticket nobody answers: whoever has it is reminded, then lead and admin manager are told; each once."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from repairs.actions import progress
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_team, reported
from tests.moments import HOUR, MINUTE, MONDAY_9AM


def told(kind: str) -> list[str]:
    rows = Notice.objects.filter(kind=f"repairs.{kind}", channel=Channel.INBOX).order_by("pk")
    return list(rows.values_list("reader__username", flat=True))


@pytest.mark.django_db
def test_reminded_then_told_and_an_answer_ends_it(ann: Person, olga: Person, tom: Person) -> None:
    lead = PersonFactory(username="lead", roles=["technician"])
    ticket = reported(ann, team=a_team(lead, tom))
    progress.add(ticket, words="还在漏", by=ann, now=MONDAY_9AM)  # the to-dos see the team
    todo = Todo.objects.open().about(ticket).get(promise="repairs.response")
    owed = described([todo], lead)[0].about
    assert (todo.holder, owed.title, owed.path) == (lead, "响应BX-20261123-001：茶水间，水电与房屋", ticket.get_absolute_url())

    heard = []
    for now in (MONDAY_9AM + 44 * MINUTE, MONDAY_9AM + 45 * MINUTE, MONDAY_9AM + HOUR, MONDAY_9AM + 3 * HOUR):
        run(RULES["timed.climb_ladders"], now=now)
        heard.append((told("response_due"), told("response_late")))
    assert heard == [([], []), (["lead"], []), (["lead"], ["lead", "olga"]), (["lead"], ["lead", "olga"])]

    progress.answer(ticket, words="马上到", by=tom, now=MONDAY_9AM + 4 * HOUR)
    todo.refresh_from_db()
    assert (todo.done_at, todo.done_by, described([todo], PersonFactory(roles=["employee"]))) == (MONDAY_9AM + 4 * HOUR, tom, [])
