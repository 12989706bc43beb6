"""An edit of the calendar moves open deadlines; a preview writes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock
from frontdesk.todos.recompute import moved_by, recompute_open
from frontdesk.workdays.calendar import Special
from frontdesk.workdays.load import calendar
from frontdesk.workdays.models import Day
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.promised import kind_of, owed
from tests.queries import queries

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch, ann: Person) -> dict[Clock, Todo]:
    """One open to-do a clock, begun on Monday at 15:00: three hours of work left on that day."""
    return {clock: owed(kind_of(monkeypatch, clock), ann, MONDAY_9AM + 6 * HOUR) for clock in Clock}


def test_the_preview_names_what_would_move_and_writes_nothing(kinds: dict[Clock, Todo]) -> None:
    now = calendar()
    tuesday_off = replace(now, specials={**now.specials, TUESDAY: Special(False, "厂休", "Day off")})
    moved = moved_by(tuesday_off, now=MONDAY_9AM + 6 * HOUR)
    assert [(each.todo.pk, each.new_due - each.old_due) for each in moved] == [(kinds[Clock.HOURS].pk, DAY)]
    assert moved_by(now, now=MONDAY_9AM) == []
    assert Todo.objects.get(pk=kinds[Clock.HOURS].pk).due_at == kinds[Clock.HOURS].due_at


def test_saving_moves_the_open_ones_with_their_lights_and_next_looks(kinds: dict[Clock, Todo], olga: Person) -> None:
    before = kinds[Clock.HOURS]
    Day.objects.create(on=TUESDAY, is_workday=False, name_zh="厂休")
    assert recompute_open(now=MONDAY_9AM + 6 * HOUR, by=olga) == 1
    after = Todo.objects.get(pk=before.pk)
    assert (after.due_at, after.red_at) == (before.due_at + DAY, before.red_at + DAY)
    assert (after.yellow_at, after.next_at) == (before.yellow_at + DAY, before.next_at + DAY)
    assert recompute_open(now=MONDAY_9AM + 6 * HOUR, by=olga) == 0


def test_what_is_done_stays_as_it_was(kinds: dict[Clock, Todo], ann: Person) -> None:
    done = kinds[Clock.HOURS]
    todos.tick(done, by=ann, now=MONDAY_9AM + 6 * HOUR)
    Day.objects.create(on=TUESDAY, is_workday=False)
    assert recompute_open(now=MONDAY_9AM + 6 * HOUR) == 0
    assert Todo.objects.get(pk=done.pk).due_at == done.due_at


def test_the_preview_asks_the_same_for_thirty_as_for_one(monkeypatch: pytest.MonkeyPatch, ann: Person) -> None:
    kind, counts = kind_of(monkeypatch, Clock.HOURS), []
    for many in (1, 29):
        for person in PersonFactory.create_batch(many):
            owed(kind, person, MONDAY_9AM)
        shut = replace(calendar(), specials={})
        counts.append(queries(lambda shut=shut: moved_by(shut, now=MONDAY_9AM)))
    assert counts == [2, 2]
