"""Owed by the host of whoever was received and is thanked; noted, or nothing to note, settles it; 24 hours."""

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit, left_visit
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.promised import heard
from visitors.actions import outcomes, undo, visits
from visitors.promises.what_was_agreed import WhatWasAgreed

LEFT = MONDAY_9AM + HOUR


def owed() -> list[Todo]:
    return list(Todo.objects.open().filter(promise=WhatWasAgreed.name))


def test_the_host_owes_it_from_leaving_and_is_reminded_once_after_twenty_hours(ann: Person) -> None:
    left_visit(ann)
    [todo] = owed()

    assert (todo.holder, todo.due_at, todo.yellow_at) == (ann, LEFT + 24 * HOUR, LEFT + 20 * HOUR)
    assert heard("outcome_owed", [LEFT + 20 * HOUR - MINUTE, LEFT + 20 * HOUR, LEFT + 24 * HOUR]) == [[], ["ann"], ["ann"]]


@pytest.mark.parametrize("end", ["note", "nothing", "undo"])
def test_a_note_or_one_tap_or_taking_the_leaving_back_settles_it(ann: Person, rita: Person, end: str) -> None:
    visit = left_visit(ann)
    if end == "note":
        outcomes.note(visit, said="下月再来", by=rita, now=LEFT + MINUTE)
    elif end == "nothing":
        outcomes.nothing(visit, by=ann, now=LEFT + MINUTE)
    else:
        undo.undo(visit, by=rita, now=LEFT + MINUTE)
    assert owed() == []


def test_nobody_owes_it_for_whom_nobody_received_or_who_is_not_thanked(ann: Person) -> None:
    visits.check_out(arrived_visit(ann), now=LEFT)
    left_visit(ann, purpose="delivery")
    assert owed() == []
