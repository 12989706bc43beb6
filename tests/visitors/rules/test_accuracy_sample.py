"""One sample a week, on its first working day, also for weeks that nobody looked; none twice."""

from datetime import date

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit
from tests.moments import DAY, MINUTE, MONDAY_9AM
from tests.races import together
from visitors.models import AccuracySample

RULE = "visitors.accuracy_sample"


@pytest.fixture
def week(ann: Person) -> None:
    """Twelve visitors on Monday 23 November."""
    for number in range(12):
        arrived_visit(ann, name=f"来{number}客")
    RuleState.objects.create(rule=RULE, live_from=MONDAY_9AM)


@pytest.mark.parametrize(
    ("after", "weeks"),
    [(7 * DAY - MINUTE, 0), (7 * DAY, 1), (8 * DAY, 1), (21 * DAY, 3), (70 * DAY, 10)],
)
def test_before_at_after_and_after_an_outage(week: None, after, weeks: int) -> None:
    run(RULES[RULE], now=MONDAY_9AM + after)
    run(RULES[RULE], now=MONDAY_9AM + after)

    drawn = list(AccuracySample.objects.order_by("week_on"))
    assert len(drawn) == weeks
    assert [sample.records.count() for sample in drawn] == [10, *[0] * (weeks - 1)][:weeks]
    assert Todo.objects.open().filter(promise="visitors.accuracy_checked").count() == min(weeks, 1)


def test_a_week_that_begins_with_a_holiday_is_sampled_on_its_first_working_day(week: None) -> None:
    """1 to 7 October 2026 are holidays; the 8th is a Thursday."""
    october = MONDAY_9AM.replace(month=10, day=1)
    RuleState.objects.update(live_from=october)
    run(RULES[RULE], now=october + 6 * DAY)
    before = list(AccuracySample.objects.values_list("week_on", flat=True))
    run(RULES[RULE], now=october + 7 * DAY)
    assert (before, list(AccuracySample.objects.values_list("week_on", flat=True))) == ([], [date(2026, 9, 28)])


def test_the_next_five_times_are_first_working_days(week: None) -> None:
    coming = RULES[RULE].moments(MONDAY_9AM.replace(month=9, day=24))
    assert [f"{next(coming):%m-%d %H:%M}" for _number in range(3)] == ["09-28 09:00", "10-08 09:00", "10-12 09:00"]


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_draw_one_sample(week: None) -> None:
    together(2, lambda _number: run(RULES[RULE], now=MONDAY_9AM + 7 * DAY))
    assert AccuracySample.objects.count() == 1
