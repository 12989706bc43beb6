"""Pausing: the clock stands still until the date given or until somebody goes on; what has run stays counted."""

from datetime import timedelta

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Climb, Light, Pause, Todo
from frontdesk.todos.pausing import LONGEST, pause, resume
from frontdesk.todos.promises import Clock, moment
from tests.counts import count
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.promised import kind_of, owed
from tests.races import together

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("clock", "until", "due"),
    [
        (Clock.WALL, MONDAY_9AM + 5 * HOUR, MONDAY_9AM + 12 * HOUR),
        (Clock.HOURS, MONDAY_9AM + 5 * HOUR, MONDAY_9AM + DAY + 3 * HOUR),  # 10 to 14 o'clock counts 3 hours: lunch is no work
        (Clock.DAYS, MONDAY_9AM + 5 * HOUR, MONDAY_9AM + 12 * HOUR),
        (Clock.DAYS, MONDAY_9AM + 7 * DAY, MONDAY_9AM + 7 * DAY + 7 * HOUR),  # over a weekend, which counts nothing either way
    ],
)
def test_the_clock_goes_on_where_it_stood(monkeypatch: pytest.MonkeyPatch, ann: Person, clock: Clock, until, due) -> None:
    todo = owed(kind_of(monkeypatch, clock), ann, MONDAY_9AM)
    pause(todo, until=until, reason="等配件", by=ann, now=MONDAY_9AM + HOUR)
    assert Todo.objects.get().due_at == due


def test_going_on_earlier_counts_only_what_stood(monkeypatch: pytest.MonkeyPatch, ann: Person) -> None:
    todo = owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM)
    pause(todo, until=MONDAY_9AM + 5 * DAY, reason="等配件", by=ann, now=MONDAY_9AM + HOUR)
    assert [resume(todo, by=ann, now=MONDAY_9AM + 3 * HOUR), resume(todo, by=ann, now=MONDAY_9AM + 3 * HOUR)] == [True, False]
    todo.refresh_from_db()
    assert (todo.due_at, todo.paused_until) == (MONDAY_9AM + 10 * HOUR, None)
    assert list(Entry.objects.filter(subject_type="todos.todo").values_list("verb", flat=True)) == [
        "open_todo",
        "pause_todo",
        "resume_todo",
    ]


def test_no_rung_is_climbed_while_it_stands_and_all_are_climbed_later(monkeypatch: pytest.MonkeyPatch, ann: Person, olga: Person) -> None:
    todo = owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM)
    pause(todo, until=MONDAY_9AM + DAY, reason="等配件", by=ann, now=MONDAY_9AM + HOUR)
    seen = []
    for hours in (4, 12, 20, 24, 26, 27, 31, 35):
        run(RULES["timed.climb_ladders"], now=MONDAY_9AM + hours * HOUR)
        seen.append(Climb.objects.count())
    assert seen == [0, 0, 0, 0, 0, 1, 2, 3]  # four hours after the beginning, less the one that had run: at hour 27


def test_the_light_does_not_change_while_it_stands(monkeypatch: pytest.MonkeyPatch, ann: Person) -> None:
    todo = owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM)
    pause(todo, until=MONDAY_9AM + DAY, reason="等配件", by=ann, now=MONDAY_9AM + 5 * HOUR)  # yellow since hour 4
    todo.refresh_from_db()
    assert [todo.light(MONDAY_9AM + hours * HOUR) for hours in (5, 23, 26, 27)] == [Light.YELLOW] * 3 + [Light.RED]


@pytest.mark.parametrize(
    ("until", "reason", "code"),
    [
        (MONDAY_9AM, "x", "past"),
        (MONDAY_9AM - MINUTE, "x", "past"),
        (MONDAY_9AM + LONGEST + MINUTE, "x", "too-long"),
        (MONDAY_9AM + DAY, "  ", "reason"),
    ],
)
def test_what_is_refused(monkeypatch: pytest.MonkeyPatch, ann: Person, until, reason: str, code: str) -> None:
    todo = owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        pause(todo, until=until, reason=reason, by=ann, now=MONDAY_9AM)
    assert (refused.value.code, Pause.objects.count()) == (code, 0)


def test_neither_what_is_done_nor_what_may_not_wait_is_paused(monkeypatch: pytest.MonkeyPatch, ann: Person) -> None:
    done, urgent = (
        owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM),
        owed(kind_of(monkeypatch, Clock.DAYS, can_pause=False), ann, MONDAY_9AM),
    )
    todos.tick(done, by=ann, now=MONDAY_9AM)
    codes = []
    for todo in (done, urgent):
        with pytest.raises(Refused) as refused:
            pause(todo, until=MONDAY_9AM + DAY, reason="x", by=ann, now=MONDAY_9AM)
        codes.append(refused.value.code)
    assert codes == ["done", "not-pausable"]


@pytest.mark.django_db(transaction=True)
def test_many_who_pause_at_once_pause_once(monkeypatch: pytest.MonkeyPatch, ann: Person) -> None:
    todo, many = owed(kind_of(monkeypatch, Clock.WALL), ann, MONDAY_9AM), count(100, 20)
    answers = together(many, lambda number: pause(todo, until=MONDAY_9AM + DAY, reason=f"{number}", by=ann, now=MONDAY_9AM + HOUR))
    refusals = [answer for answer in answers if isinstance(answer, Refused)]
    assert (Pause.objects.count(), len(refusals), {answer.code for answer in refusals}) == (1, many - 1, {"paused"})
    assert (
        Todo.objects.get().due_at
        == moment(Clock.WALL, MONDAY_9AM, 8 * HOUR, None, [(MONDAY_9AM + HOUR, MONDAY_9AM + DAY)])
        == MONDAY_9AM + DAY + timedelta(hours=7)
    )
