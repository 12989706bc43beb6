"""Passed at the minute, once, also after an outage; who answered in time is heard."""

from datetime import timedelta

import pytest

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from meetings.actions import reporting
from meetings.models import ServiceReport
from tests.factories.service import a_report, usual
from tests.moments import DAY

pytestmark = pytest.mark.django_db
PASS = "meetings.let_reports_pass"


@pytest.fixture
def report(rita: Person, olga: Person, ann: Person) -> ServiceReport:
    usual(olga)
    return a_report(ann, rita)


@pytest.mark.parametrize(("after", "passed"), [(timedelta(seconds=-1), False), (timedelta(), True), (9 * DAY, True)])
def test_when_its_time_is_over(report: ServiceReport, after: timedelta, passed: bool) -> None:
    now = Todo.objects.open().get(promise="meetings.service_answered").due_at + after
    for _turn in range(2):
        run(RULES[PASS], now=now)
    report.refresh_from_db()
    assert (report.passed_at == now, report.was_right) == (passed, None)


def test_what_was_answered_stays(report: ServiceReport, ann: Person) -> None:
    reporting.right(report, by=ann, now=report.made_at)
    run(RULES[PASS], now=report.made_at + 30 * DAY)
    report.refresh_from_db()
    assert (report.was_right, report.passed_at) == (True, None)
