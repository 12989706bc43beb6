"""Three working days to answer, reminded at half of them; a make-up Saturday counts, a Sunday does not."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from meetings.models import ServiceReport
from meetings.promises.service_answered import ServiceIsAnswered
from tests.factories.service import a_report, usual

pytestmark = pytest.mark.django_db
CHINA = ZoneInfo("Asia/Shanghai")


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=CHINA)


@pytest.fixture
def report(rita: Person, olga: Person, ann: Person) -> ServiceReport:
    usual(olga)
    return a_report(ann, rita)


@pytest.mark.parametrize(
    ("since", "due"),
    [
        (at(11, 23), at(11, 26)),  # Monday to Thursday
        (at(11, 26), at(12, 1)),  # Thursday, over a weekend, to Tuesday
        (at(10, 9), at(10, 13)),  # Friday, a Saturday that is worked, to Tuesday
        (at(9, 30), at(10, 10)),  # over the holidays of October
    ],
)
def test_three_working_days(report: ServiceReport, ann: Person, since: datetime, due: datetime) -> None:
    Todo.objects.all().delete()
    assert todos.open(ServiceIsAnswered, subject=report, holder=ann, since=since, now=since).due_at == due


def test_the_organiser_is_reminded_once(report: ServiceReport, ann: Person) -> None:
    mine = Todo.objects.open().get(promise="meetings.service_answered")
    run(RULES["timed.climb_ladders"], now=mine.since_at)
    for moment in (mine.yellow_at - timedelta(seconds=1), mine.yellow_at, mine.due_at):
        run(RULES["timed.climb_ladders"], now=moment)
    rows = Notice.objects.filter(kind="meetings.service_report", channel="inbox").select_related("reader").order_by("pk")
    assert [row.reader for row in rows] == [ann, ann]  # the report itself, and the reminder
