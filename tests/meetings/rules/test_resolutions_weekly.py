"""On the first working day of a week, once, and after an outage once."""

from datetime import date

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.workdays.load import calendar
from meetings.actions import resolutions
from meetings.rules.resolutions_weekly import begins_a_week
from tests.factories.meetings import booked
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db
RULE = "meetings.resolutions_weekly"


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),
        (date(2026, 10, 8), True),  # Thursday after the October holiday
        (date(2026, 10, 9), False),
    ],
)
def test_which_day_begins_a_week(day: date, begins: bool) -> None:
    assert begins_a_week(day, calendar()) is begins


def test_chairs_and_the_manager_read_them_once_a_week(ann: Person, tom: Person, olga: Person) -> None:
    run(RULES[RULE], now=MONDAY_9AM + HOUR)
    resolutions.add(booked(ann).meeting, words="更新报价单", owner=tom, due_on=date(2026, 12, 11), by=ann, now=MONDAY_9AM + HOUR)
    for at in (MONDAY_9AM + 6 * DAY, MONDAY_9AM + 7 * DAY, MONDAY_9AM + 8 * DAY, MONDAY_9AM + 22 * DAY):
        run(RULES[RULE], now=at)
    rows = Notice.objects.filter(kind="meetings.resolutions_open", channel="inbox").select_related("reader").order_by("pk")
    assert sorted(row.reader.username for row in rows) == ["ann", "ann", "olga", "olga"]
    assert "更新报价单" in rows[0].data["list"]
