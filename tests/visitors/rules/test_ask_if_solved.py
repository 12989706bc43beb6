"""The desk asks the next working day at ten, until the answer is yes: a truth table with weekends, holidays and make-up days."""

from datetime import datetime

import pytest

from frontdesk.limits import actions as limits
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.calls import a_call, put_through
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from visitors.actions import calls
from visitors.rules.ask_if_solved import AskIfSolved

TUESDAY_10AM = MONDAY_9AM + DAY + HOUR


@pytest.fixture(autouse=True)
def live_for_long(db: None) -> None:
    RuleState.objects.create(rule="visitors.ask_if_solved", live_from=MONDAY_9AM - 90 * DAY)


def look(*moments: datetime) -> list[int]:
    return [len(run(RULES["visitors.ask_if_solved"], now=now).acted) for now in moments]


def test_before_at_after_again_and_after_an_outage(ann: Person, rita: Person) -> None:
    put_through(rita, ann)
    assert look(MONDAY_9AM + HOUR, TUESDAY_10AM - MINUTE, TUESDAY_10AM, TUESDAY_10AM, TUESDAY_10AM + DAY) == [0, 0, 1, 0, 0]
    assert Todo.objects.open().get().since_at == TUESDAY_10AM


def test_what_nobody_looked_at_is_asked_once_when_the_server_wakes(ann: Person, rita: Person) -> None:
    put_through(rita, ann)
    assert look(TUESDAY_10AM + 3 * DAY) == [1]


@pytest.mark.parametrize(
    ("ended", "asked"),
    [
        (datetime(2026, 11, 27, 16, tzinfo=SHANGHAI), datetime(2026, 11, 30, 10, tzinfo=SHANGHAI)),  # Friday → Monday
        (datetime(2026, 10, 9, 16, tzinfo=SHANGHAI), datetime(2026, 10, 10, 10, tzinfo=SHANGHAI)),  # Friday → make-up Saturday
        (datetime(2026, 10, 10, 16, tzinfo=SHANGHAI), datetime(2026, 10, 12, 10, tzinfo=SHANGHAI)),  # make-up Saturday → Monday
        (datetime(2026, 9, 30, 16, tzinfo=SHANGHAI), datetime(2026, 10, 8, 10, tzinfo=SHANGHAI)),  # over the holidays
    ],
)
def test_the_next_working_day(ann: Person, rita: Person, ended: datetime, asked: datetime) -> None:
    put_through(rita, ann, now=ended)
    assert look(asked - MINUTE, asked) == [0, 1]


def test_as_long_as_the_answer_is_no_it_is_asked_again(ann: Person, rita: Person) -> None:
    call = put_through(rita, ann)
    look(TUESDAY_10AM)
    calls.unsolved(call, by=rita, now=TUESDAY_10AM + HOUR, result="等配件")
    assert look(TUESDAY_10AM + 2 * HOUR, TUESDAY_10AM + DAY) == [0, 1]
    calls.solved(call, by=rita, now=TUESDAY_10AM + DAY)
    assert look(TUESDAY_10AM + 2 * DAY) == [0]


def test_only_what_was_put_through_and_marked_so(ann: Person, rita: Person) -> None:
    a_call(rita, person=ann, asks_if_solved=True)
    a_call(rita, person=ann, outcome="transferred")
    calls.void(put_through(rita, ann), by=rita, now=MONDAY_9AM)
    assert look(TUESDAY_10AM) == [0]


def test_the_manager_moves_the_hour_and_calls_from_before_the_rule_are_left_alone(ann: Person, rita: Person, olga: Person) -> None:
    limits.change(AskIfSolved, values={"at": "15:00"}, by=olga, now=MONDAY_9AM)
    put_through(rita, ann)
    put_through(rita, ann, now=MONDAY_9AM - 120 * DAY)
    assert look(TUESDAY_10AM, TUESDAY_10AM + 5 * HOUR) == [0, 1]
