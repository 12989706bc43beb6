"""A group that comes one by one rings its host once, then every few minutes at most; one clock asks for all of it."""

from datetime import datetime

import pytest

from frontdesk.invariants import INVARIANTS
from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.visitors import a_group, a_watch_entry, badges, expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import groups, visits, watch_deciding
from visitors.actions.undo import undo
from visitors.models import Visit

RULE = "visitors.group_arrivals"
TEN = MONDAY_9AM + HOUR
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE, live_from=MONDAY_9AM - DAY)
    badges(40)


def heard(host: Person) -> list[str]:
    """What lies in the host's inbox about who is here, oldest first."""
    kinds = ("visitors.visit_arrived", "visitors.group_arrived", "visitors.visit_corrected")
    return [written(notice).title for notice in Notice.objects.filter(channel="inbox", reader=host, kind__in=kinds).order_by("pk")]


def look(now: datetime) -> list[str]:
    looked = run(RULES[RULE], now=now)
    assert not looked.errors
    return looked.acted


def asked() -> list[int]:
    """For whom a host's clock runs."""
    return list(Todo.objects.open().filter(promise="visitors.host_answer").order_by("pk").values_list("subject_id", flat=True))


def test_twenty_eight_who_come_one_by_one_in_seven_minutes_are_three_lines_and_each_stands_on_the_board(ann: Person) -> None:
    _group, visitors = a_group(ann, 28)
    for number, visit in enumerate(visitors):  # four a minute, and the rule looks every minute
        now = TEN + number * MINUTE / 4
        visits.check_in(visit, now=now)
        if number % 4 == 3:
            look(now)
    look(TEN + 10 * MINUTE)

    lines = heard(ann)
    assert (lines[0], lines[-1], len(lines)) == ("来宾0到了", "启明参观团：已到 28 人，共 28 人", 3)
    assert (Visit.objects.waiting().count(), asked()) == (28, [visitors[0].pk])
    assert list(INVARIANTS["visitors.no_silent_wait"][1]()) == []


def test_who_is_checked_in_together_is_one_line_and_a_straggler_one_more(ann: Person, rita: Person) -> None:
    group, visitors = a_group(ann, 4)
    groups.check_in(group, visitors[:3], by=rita, now=TEN)
    assert look(TEN + 5 * MINUTE) == []
    groups.let_in(visitors[:3], by=rita, now=TEN + 5 * MINUTE)
    visits.check_in(visitors[3], now=TEN + HOUR)

    assert (len(look(TEN + HOUR)), heard(ann)[1:], asked()) == (1, ["启明参观团：已到 4 人，共 4 人"], [visitors[3].pk])


def test_visitors_of_no_group_and_of_two_groups_ring_each_for_themselves(ann: Person) -> None:
    for title in ("甲团", "乙团"):
        _group, visitors = a_group(ann, 1, title=title, rows=[groups.Coming(f"{title}长")])
        visits.check_in(visitors[0], now=TEN)
    for name in ("王小明", "李四"):
        visits.check_in(expected_visit(ann, name=name, phone=""), now=TEN)
    assert (len(heard(ann)), look(TEN + HOUR), len(asked())) == (4, [], 4)


def test_when_the_one_who_was_asked_for_goes_the_clock_runs_on_for_the_next(ann: Person, rita: Person) -> None:
    _group, visitors = a_group(ann, 3)
    for number, visit in enumerate(visitors):
        visits.check_in(visit, by=rita, now=TEN + number * MINUTE)
    visits.turn_away(visitors[0], by=rita, now=TEN + 3 * MINUTE)
    assert asked() == [visitors[1].pk]

    undo(visitors[1], by=rita, now=TEN + 4 * MINUTE)
    todo = Todo.objects.open().get(promise="visitors.host_answer")
    assert (todo.subject_id, todo.since_at) == (visitors[2].pk, TEN + 2 * MINUTE)


def test_an_answer_for_one_who_waits_is_an_answer_for_who_comes_after(ann: Person) -> None:
    _group, visitors = a_group(ann, 2)
    visits.check_in(visitors[0], now=TEN)
    visits.answer(visitors[0], kind="coming", by=ann, now=TEN + MINUTE)
    visits.check_in(visitors[1], now=TEN + 2 * MINUTE)
    assert asked() == []


def test_of_a_slip_that_was_not_told_nobody_hears(ann: Person, rita: Person) -> None:
    _group, visitors = a_group(ann, 2)
    visits.check_in(visitors[0], by=rita, now=TEN)
    visits.check_in(visitors[1], by=rita, now=TEN + MINUTE)
    undo(visitors[1], by=rita, now=TEN + 2 * MINUTE)
    assert (len(heard(ann)), look(TEN + HOUR)) == (1, [])

    undo(visitors[0], by=rita, now=TEN + 3 * MINUTE)
    assert len(heard(ann)) == 2


def test_who_is_held_at_the_desk_is_counted_once_they_may_enter(ann: Person, rita: Person, bo: Person) -> None:
    a_watch_entry(bo, kind="ask", name="钱守诚")
    _group, visitors = a_group(ann, rows=[groups.Coming("唐宁"), groups.Coming("钱守诚")])
    visits.check_in(visitors[1], now=TEN)
    assert (heard(ann), look(TEN + HOUR)) == ([], [])
    visits.check_in(visitors[0], now=TEN + HOUR)
    watch_deciding.decide(visitors[1], may_enter=True, by=rita, now=TEN + HOUR + MINUTE)
    assert (len(heard(ann)), len(look(TEN + HOUR + 2 * MINUTE)), len(look(TEN + HOUR + 3 * MINUTE))) == (1, 0, 1)
