"""A major incident is taken in hand at once; while nobody has, those on duty hear of it again, at any hour."""

from datetime import datetime

import pytest

from frontdesk.outbox.models import Manner, Notice, Quiet
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.incidents import an_incident
from tests.moments import DAY, MINUTE, MONDAY_9AM, SHANGHAI
from tests.promised import heard
from visitors.actions import incidents

WHEN = {
    "a Monday morning": MONDAY_9AM,
    "Saturday night": MONDAY_9AM.replace(day=28, hour=23, minute=55),
    "a make-up day": datetime(2026, 10, 10, 12, 30, tzinfo=SHANGHAI),
    "a holiday": datetime(2026, 10, 2, 3, 0, tzinfo=SHANGHAI),
}


@pytest.mark.parametrize("when", WHEN)
def test_told_at_once_after_ten_minutes_and_after_half_an_hour(when: str, rita: Person, olga: Person) -> None:
    at = WHEN[when]
    Manner.objects.create(person=olga, quiet=Quiet.OWN, quiet_from="00:00", quiet_until="23:59")
    an_incident(rita, severity="major", now=at)
    todo = Todo.objects.open().get()

    assert (todo.promise, todo.role, todo.yellow_at, todo.due_at) == (
        "visitors.incident_taken",
        "admin_manager",
        at + 5 * MINUTE,
        at + 10 * MINUTE,
    )
    moments = [at, at + 9 * MINUTE, at + 10 * MINUTE, at + 30 * MINUTE, at + DAY]
    assert [len(told) for told in heard("incident_major", moments)] == [1, 1, 2, 3, 3]
    assert not Notice.objects.filter(kind="visitors.incident_major", held_until__isnull=False).exists()


def test_taken_in_hand_nobody_hears_again(rita: Person, olga: Person) -> None:
    incident = an_incident(rita, severity="major")
    incidents.answer(incident, words="我来处理", by=olga, now=MONDAY_9AM + 2 * MINUTE)
    assert heard("incident_major", [MONDAY_9AM + DAY]) == [["olga"]]
