"""Five working days to say that a series is kept: a make-up Saturday counts, holidays and Sundays do not."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from meetings.actions import series, striking_out
from meetings.models import StrikeOut
from tests.factories.meetings import plan
from tests.factories.service import dates
from tests.moments import MONDAY_9AM

pytestmark = pytest.mark.django_db
CHINA = ZoneInfo("Asia/Shanghai")


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=CHINA)


def asked(by: Person, now: datetime) -> StrikeOut:
    made = striking_out.ask(dates(series.begin(plan(), by=by, now=MONDAY_9AM))[0], misses=3, now=now)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("since", "due"),
    [
        (at(11, 23), at(11, 30)),  # Monday to Monday
        (at(11, 27), at(12, 4)),  # Friday to Friday
        (at(10, 9), at(10, 15)),  # Friday, a Saturday that is worked, to Thursday
        (at(9, 30), at(10, 13)),  # over the holidays of October
    ],
)
def test_five_working_days(ann: Person, since: datetime, due: datetime) -> None:
    asked(ann, since)
    assert Todo.objects.open().get().due_at == due


def test_reminded_once_at_half_the_time(ann: Person) -> None:
    asked(ann, at(11, 23))
    mine = Todo.objects.open().get()
    run(RULES["timed.climb_ladders"], now=mine.since_at)
    for moment in (mine.yellow_at - timedelta(seconds=1), mine.yellow_at, mine.due_at):
        run(RULES["timed.climb_ladders"], now=moment)
    assert Notice.objects.filter(kind="meetings.series_in_doubt", channel="inbox", reader=ann).count() == 2
