"""Two figures that are not mixed: what was in order at the weekly check, and which rounds were done on time."""

import pytest

from frontdesk.people.models import Person
from repairs.actions import missed_rounds, rounds
from repairs.finding.rounds import by_kind, environment, on_time
from repairs.models import ChecklistItem, Result, RoundKind
from tests.factories.repairs_rounds import a_checklist, a_round, done, item_of
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = [pytest.mark.django_db, pytest.mark.once]
WEEK = (MONDAY_9AM - DAY, MONDAY_9AM + 6 * DAY)


def test_passed_by_checked_at_the_weekly_check_alone(rita: Person) -> None:
    weekly = a_checklist(rita, items=("大堂整洁", "绿植良好", "垃圾清运", "只是记录"), kind=RoundKind.ENVIRONMENT, name="周检")
    ChecklistItem.objects.exclude(name="只是记录").update(counts_for_environment=True)
    daily = a_checklist(rita)
    assert environment(*WEEK).percent == "–"

    check = a_round(weekly)
    rounds.answer(check, item_of(weekly, 2), result=Result.NONE, by=rita, now=MONDAY_9AM)
    for number, result in enumerate((Result.PASS, Result.FAIL, Result.NONE, Result.FAIL)):
        rounds.answer(check, item_of(weekly, number), result=result, by=rita, now=MONDAY_9AM)
    assert environment(*WEEK).all == 0  # not done yet
    rounds.finish(check, by=rita, now=MONDAY_9AM)
    done(a_round(daily), by=rita, at=MONDAY_9AM, fails=[item_of(daily)])
    share = environment(*WEEK)
    assert (share.many, share.all, share.percent) == (1, 2, "50.0 %")
    assert environment(MONDAY_9AM + DAY, MONDAY_9AM + 2 * DAY).all == 0


def test_on_time_is_done_by_the_time_it_was_due_among_all_that_were(rita: Person) -> None:
    checklist = a_checklist(rita)
    in_time, at_the_moment, late, missed, _to_come = (a_round(checklist, MONDAY_9AM + number * HOUR) for number in range(5))
    done(in_time, by=rita, at=in_time.due_at - MINUTE)
    done(at_the_moment, by=rita, at=at_the_moment.due_at)
    done(late, by=rita, at=late.due_at + MINUTE)
    now = MONDAY_9AM + 3 * HOUR + 30 * MINUTE
    missed_rounds.miss(missed, now=now)
    share = on_time(*WEEK, now=now)
    assert (share.many, share.all, share.percent) == (2, 4, "50.0 %")
    assert by_kind(*WEEK, now=now) == [(RoundKind.OPENING, share, 1)]
