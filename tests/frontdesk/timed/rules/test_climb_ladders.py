"""Every to-do that moves is moved, each rung once; the promises' own tests hold the moments."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.visitors import arrived_visit
from tests.figures import Figure
from tests.moments import DAY, MINUTE, MONDAY_9AM
from tests.races import together


def test_what_does_not_move_is_not_looked_at(ann: Person) -> None:
    arrived_visit(ann)

    assert list(RULES["timed.climb_ladders"].due(MONDAY_9AM + MINUTE, MONDAY_9AM)) == []


def test_after_the_last_rung_a_to_do_rests(ann: Person) -> None:
    arrived_visit(ann)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + DAY)

    assert (Todo.objects.get().next_at, run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 2 * DAY).due) == (None, 0)


@pytest.mark.django_db(transaction=True)
def test_many_schedulers_at_once_climb_each_rung_once(ann: Person, tom: Person, figure: Figure) -> None:
    visits = [arrived_visit(ann, name=f"访客{number}") for number in range(count(50, 5))]

    together(count(20, 8), lambda number: run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 3 * MINUTE))

    told = Notice.objects.filter(kind="visitors.visit_waiting", channel="inbox")
    figure(f"{count(20, 8)} schedulers at once, {len(visits)} ladders: {told.count()} told, twice {len(visits)} to tell")
    assert told.count() == 2 * len(visits)
    assert set(Todo.objects.values_list("rung", flat=True)) == {1}
