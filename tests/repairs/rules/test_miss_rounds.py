"""A round is missed at the end of its grace; its to-do goes when the next one is there and everybody was told."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Outcome, Todo
from repairs.models import Round
from tests.factories.repairs_rounds import a_checklist, a_round, done
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
RULE, LADDERS = "repairs.miss_rounds", "timed.climb_ladders"
MISSED = MONDAY_9AM + 30 * MINUTE


def looked(round_: Round, now: object) -> object:
    run(RULES[RULE], now=now)
    return Round.objects.get(pk=round_.pk).missed_at


def test_before_at_after_again_and_after_an_outage(rita: Person) -> None:
    first = a_round(a_checklist(rita))
    assert [looked(first, now) for now in (MISSED - MINUTE, MISSED, MISSED + MINUTE, MISSED + 3 * DAY)] == [None, *[MISSED] * 3]
    late = a_round(a_checklist(rita, name="晚"))
    assert looked(late, MISSED + 3 * DAY) == MISSED + 3 * DAY


def test_what_is_done_is_never_missed_and_done_afterwards_it_is_late(rita: Person) -> None:
    in_time = done(a_round(a_checklist(rita)), by=rita, at=MONDAY_9AM - MINUTE)
    assert (looked(in_time, MISSED + HOUR), in_time.is_late) == (None, False)
    missed = a_round(a_checklist(rita, name="晚"))
    looked(missed, MISSED)
    afterwards = done(missed, by=rita, at=MISSED + HOUR)
    assert (afterwards.missed_at, afterwards.is_late) == (MISSED, True)


def test_its_to_do_goes_when_the_next_one_is_there_and_the_manager_was_told(rita: Person, olga: Person) -> None:
    checklist = a_checklist(rita)
    first = a_round(checklist)
    todo = Todo.objects.open().get()

    def there(now: object) -> bool:
        run(RULES[LADDERS], now=now)
        run(RULES[RULE], now=now)
        return Todo.objects.open().filter(pk=todo.pk).exists()

    assert there(MISSED)
    a_round(checklist, MONDAY_9AM + 2 * HOUR)
    assert there(MISSED + 2 * HOUR - MINUTE)  # the next one is there, but the manager was not told yet
    assert not there(MISSED + 2 * HOUR)
    told = Notice.objects.filter(kind="repairs.round_missed", channel=Channel.INBOX, subject_id=todo.pk).order_by("pk")
    assert [notice.reader for notice in told] == [rita, olga]
    todo.refresh_from_db()
    assert (todo.outcome, Round.objects.get(pk=first.pk).missed_at) == (Outcome.WITHDRAWN, MISSED)


@pytest.mark.django_db(transaction=True)
def test_who_finishes_while_it_is_marked_is_late_or_in_time_and_never_lost(rita: Person) -> None:
    round_ = a_round(a_checklist(rita))
    answers = together(2, lambda turn: done(round_, by=rita, at=MISSED) if turn else run(RULES[RULE], now=MISSED))
    assert [error for error in answers if isinstance(error, Exception)] == []
    round_.refresh_from_db()
    assert (round_.done_at, Todo.objects.open().count()) == (MISSED, 0)
