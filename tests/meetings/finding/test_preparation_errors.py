"""Counted by hand: eight served, five answered, two of them wrong."""

import pytest

from frontdesk.people.models import Person
from meetings.actions import booking, reporting
from meetings.finding.preparation_errors import error_rate
from meetings.models import Outcome, ServiceReport
from tests.factories.meetings import TOMORROW_10, booked
from tests.factories.service import a_report, usual
from tests.moments import DAY, HOUR

pytestmark = pytest.mark.django_db


def test_wrong_answered_and_served(ann: Person, rita: Person, olga: Person) -> None:
    usual(olga)
    reports = [a_report(ann, rita, begins=TOMORROW_10 + 2 * number * HOUR) for number in range(6)]
    later = TOMORROW_10 + DAY
    for report in reports[:3]:
        reporting.right(report, by=ann, now=later)
    for report in reports[3:5]:
        reporting.wrong(report, words="晚了", by=ann, now=later)
    reporting.let_pass(reports[5], now=later)
    first = TOMORROW_10 + 12 * HOUR
    booked(ann, begins=first, is_served=True)  # served, and not tidied
    a_report(ann, rita, begins=first + 2 * HOUR)  # not answered yet
    booked(ann, begins=first + 4 * HOUR)  # nobody served it
    gone = booked(ann, begins=first + 6 * HOUR, is_served=True)
    booking.end(gone, Outcome.NO_SHOW, by=None, now=first + 7 * HOUR)
    assert error_rate(TOMORROW_10, TOMORROW_10 + DAY) == (2, 5, 8)


def test_by_the_real_end_of_the_meeting(ann: Person, rita: Person, olga: Person) -> None:
    usual(olga)
    reporting.right(a_report(ann, rita), by=ann, now=TOMORROW_10 + 9 * DAY)
    over = ServiceReport.objects.get().booking.ends_at
    assert (error_rate(over - DAY, over), error_rate(over, over + DAY)) == ((0, 0, 0), (0, 1, 1))
