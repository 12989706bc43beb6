"""One form a department on the 25th, off free days; nothing twice, nothing forgotten."""

from datetime import date

import pytest

from frontdesk.limits.actions import change
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.actions.departments import close
from frontdesk.people.models import Department, Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from supplies.models import DemandForm, DemandRound
from supplies.rules.demand_round import OpenDemandRound
from tests.factories.people import DepartmentFactory
from tests.factories.supplies_demand import CLOSES, OPENS, at
from tests.moments import DAY, MINUTE
from tests.races import together

RULE = "supplies.demand_round"


@pytest.fixture
def live(ann: Person, olga: Person) -> None:
    """Two departments with a head each: 产品部 (Bo) and 行政部 (Olga)."""
    RuleState.objects.create(rule=RULE, live_from=at(1))


def months() -> list[date]:
    return list(DemandRound.objects.order_by("month").values_list("month", flat=True))


def test_in_september_it_opens_on_the_24th_and_closes_on_the_30th(live: None, ann: Person, bo: Person, olga: Person) -> None:
    """The 25th is Mid-Autumn; 28, 29 and 30 are the three working days."""
    run(RULES[RULE], now=OPENS - MINUTE)
    assert months() == []
    run(RULES[RULE], now=OPENS)
    opened = DemandRound.objects.get()

    assert (opened.month, opened.opened_at, opened.closes_at) == (date(2026, 10, 1), OPENS, CLOSES)
    assert {form.department for form in DemandForm.objects.all()} == {bo.department, olga.department}
    owed = Todo.objects.open().filter(promise="supplies.demand_handed_in")
    assert {(todo.holder, todo.yellow_at, todo.due_at) for todo in owed} == {(head, at(29), CLOSES) for head in (bo, olga)}
    told = Notice.objects.filter(kind="supplies.demand_opened", channel=Channel.INBOX)
    assert {notice.reader for notice in told} == {bo, olga}


def test_a_second_run_opens_nothing(live: None) -> None:
    for now in (OPENS, OPENS, OPENS + DAY, OPENS + 7 * DAY):
        run(RULES[RULE], now=now)
    assert (len(months()), DemandForm.objects.count(), Notice.objects.filter(channel=Channel.INBOX).count()) == (1, 2, 2)


@pytest.mark.parametrize(
    ("now", "opened"),
    [(at(26, 12), [10]), (at(23, 12, month=10), [10, 11]), (at(22, 12, month=10), [10]), (at(25, month=11), [10, 11, 12])],
)
def test_a_missed_day_heals_with_one_round_a_missed_month(live: None, now, opened: list[int]) -> None:
    run(RULES[RULE], now=now)
    assert [month.month for month in months()] == opened


def test_a_round_that_opened_late_has_its_three_days_all_the_same(live: None) -> None:
    """Nobody looked until Saturday 26 September: the three working days are still to come."""
    run(RULES[RULE], now=at(26, 12))
    assert DemandRound.objects.get().closes_at == CLOSES


def test_the_three_days_count_a_make_up_day(live: None, olga: Person) -> None:
    """Opened on Thursday 8 October: the 9th, Saturday the 10th which is worked, Monday the 12th."""
    change(OpenDemandRound, values={"day": 8, "at": "09:00", "shift": "none"}, by=olga, now=at(1))
    run(RULES[RULE], now=at(8, month=10))
    assert DemandRound.objects.get(month=date(2026, 11, 1)).closes_at == at(12, 18, month=10)


@pytest.mark.parametrize(("shift", "opens"), [("previous", at(24)), ("next", at(28)), ("none", at(25))])
def test_the_manager_says_which_way_it_moves(live: None, olga: Person, shift: str, opens) -> None:
    change(OpenDemandRound, values={"day": 25, "at": "09:00", "shift": shift}, by=olga, now=at(1))
    assert next(RULES[RULE].moments(at(1))) == opens
    run(RULES[RULE], now=opens - MINUTE)
    assert months() == []
    run(RULES[RULE], now=opens)
    assert len(months()) == 1


def test_without_a_head_the_manager_is_asked(live: None, ann: Person) -> None:
    Department.objects.filter(pk=ann.department_id).update(head=None)
    run(RULES[RULE], now=OPENS)
    todo = Todo.objects.open().get(subject_id=DemandForm.objects.get(department=ann.department).pk)
    assert (todo.holder, todo.role) == (None, "admin_manager")


def test_closed_and_empty_departments_are_not_asked(live: None, olga: Person) -> None:
    close(DepartmentFactory(), by=olga, now=at(1))
    DepartmentFactory()
    run(RULES[RULE], now=OPENS)
    assert DemandForm.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_open_one_round(live: None) -> None:
    together(2, lambda _number: run(RULES[RULE], now=OPENS))
    assert (DemandRound.objects.count(), DemandForm.objects.count()) == (1, 2)
