"""Released at the minute when nobody answered, once; what becomes of it stands in actions/test_striking_out.py."""

from datetime import timedelta

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from meetings.actions import booking, striking_out
from meetings.models import Fate, Outcome
from tests.factories.service import dates
from tests.meetings.actions.test_striking_out import NOW, missed
from tests.moments import HOUR

pytestmark = pytest.mark.django_db
RELEASE = "meetings.release_series"


@pytest.mark.parametrize(("after", "fate"), [(timedelta(seconds=-1), ""), (timedelta(), Fate.RELEASED)])
def test_when_its_time_is_over(ann: Person, after: timedelta, fate: str) -> None:
    asked = missed(ann)
    fourth, now = dates(asked.series)[3], Todo.objects.open().get().due_at + after
    booking.end(fourth, Outcome.NO_SHOW, by=None, now=fourth.begins_at + HOUR / 6)
    looks = [len(run(RULES[RELEASE], now=now).acted) for _turn in range(2)]
    asked.refresh_from_db()
    assert (asked.fate, looks) == (fate, [1, 0] if fate else [0, 0])


def test_what_was_kept_is_not_released(ann: Person) -> None:
    asked = missed(ann)
    due = Todo.objects.open().get().due_at
    striking_out.keep(asked, by=ann, now=NOW)
    assert not run(RULES[RELEASE], now=due).acted
