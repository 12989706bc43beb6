"""The rule that counts days: before, at and after a change, again, after an outage, by two workers at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from frontdesk.daily import counting
from frontdesk.daily.daily import DAILIES
from frontdesk.daily.models import DayFacts, MonthFacts
from frontdesk.people.models import Person
from frontdesk.timed.actions import pause, resume
from frontdesk.timed.models import Run
from frontdesk.timed.rules.count_days import CountDays
from frontdesk.timed.run import run
from tests.counts import count
from tests.factories.visitors import a_message, arrived_visit
from tests.facts import counted, wrong
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import undo

CAME = "visitors.came"


def came() -> dict[str, int]:
    return {f"{row.day:%m-%d}": row.counts["all"] for row in DayFacts.objects.filter(daily=CAME).order_by("day")}


@pytest.mark.django_db
class TestLooks:
    def test_a_change_is_counted_at_the_next_look_and_no_sooner(self, ann: Person) -> None:
        counted(MONDAY_9AM - MINUTE)
        arrived_visit(ann)
        assert came() == {}
        counted(MONDAY_9AM + 4 * MINUTE)
        counted(MONDAY_9AM + 9 * MINUTE)
        assert (came(), wrong()) == ({"11-23": 1}, [])

    def test_what_is_taken_back_is_counted_no_more(self, ann: Person, rita: Person) -> None:
        visit = arrived_visit(ann)
        counted(MONDAY_9AM + 4 * MINUTE)
        undo.undo(visit, by=rita, now=MONDAY_9AM + 5 * MINUTE)
        counted(MONDAY_9AM + 9 * MINUTE)
        assert (came(), MonthFacts.objects.filter(daily=CAME).count(), wrong()) == ({}, 0, [])

    def test_three_days_without_a_worker_are_made_up_by_one_look(self, ann: Person) -> None:
        counted(MONDAY_9AM - MINUTE)
        for days in range(3):
            arrived_visit(ann, now=MONDAY_9AM + days * DAY)
        counted(MONDAY_9AM + 3 * DAY)
        assert (came(), wrong()) == ({"11-23": 1, "11-24": 1, "11-25": 1}, [])

    def test_while_it_is_paused_nothing_is_counted_and_then_everything(self, ann: Person, olga: Person) -> None:
        counted(MONDAY_9AM - MINUTE)
        pause(CountDays(), reason="搬迁", by=olga, now=MONDAY_9AM)
        arrived_visit(ann)
        assert (run(CountDays(), now=MONDAY_9AM + HOUR).is_paused, came()) == (True, {})
        resume(CountDays(), by=olga, now=MONDAY_9AM + 2 * HOUR)
        counted(MONDAY_9AM + 2 * HOUR)
        assert (came(), wrong()) == ({"11-23": 1}, [])

    def test_a_quiet_office_leaves_no_runs(self, ann: Person) -> None:
        arrived_visit(ann)
        for minutes in range(0, 60, 5):
            run(CountDays(), now=MONDAY_9AM + minutes * MINUTE)
        before = Run.objects.count()
        run(CountDays(), now=MONDAY_9AM + 2 * HOUR)
        assert (Run.objects.count(), before <= 5) == (before, True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("workers", [2, 5])
def test_workers_at_once_count_everything_once(ann: Person, rita: Person, workers: int) -> None:
    """While others arrive: whatever each of them saw, a last look leaves nothing wrong and every day has one row."""
    now = timezone.now()
    for number in range(count(60, 6)):
        arrived_visit(ann, now=now - timedelta(days=number))

    def work(number: int) -> None:
        if number == 0:
            for _visit in range(3):
                a_message(ann, by=rita, now=now)
        else:
            run(CountDays(), now=now)

    answers = together(workers + 1, work)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    counted(now + 5 * MINUTE)
    assert (wrong(), DayFacts.objects.filter(daily=CAME).count()) == ([], count(60, 6))


@pytest.mark.django_db(transaction=True)
def test_two_who_catch_up_at_once_take_turns(ann: Person, rita: Person) -> None:
    """Both see an entry; whoever comes second counts what stands then, and nothing is lost or doubled."""
    now = timezone.now()
    counted(now)
    arrived_visit(ann, now=now)
    answers = together(2, lambda number: counting.catch_up(DAILIES[CAME], now=now))
    assert (answers, list(MonthFacts.objects.filter(daily=CAME).values_list("counts__all", flat=True))) == ([1, 1], [1])
