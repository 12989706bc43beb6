"""On the working day before papers are due, once, and only those who owe one."""

from datetime import datetime

import pytest

from frontdesk.outbox.kinds import settled
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.actions import agenda, booking, inviting, papers
from meetings.models import Booking
from tests.factories.meetings import booked
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.sample_files import taken

pytestmark = pytest.mark.django_db
RULE = "meetings.papers_missing"
THURSDAY_10 = datetime(2026, 11, 26, 10, tzinfo=SHANGHAI)
THURSDAY_9, WEDNESDAY_9 = THURSDAY_10 - HOUR, THURSDAY_10 - HOUR - DAY


def heard() -> list[str]:
    rows = Notice.objects.filter(kind="meetings.papers_missing", channel="inbox").select_related("reader")
    return sorted(row.reader.username for row in rows)


def called(ann: Person, *speakers: Person, begins: datetime = THURSDAY_10, until: datetime = THURSDAY_9) -> Booking:
    mine = booked(ann, begins=begins)
    inviting.invite(mine, people=speakers, by=ann, now=MONDAY_9AM)
    papers.call_in(mine, until, by=ann, now=MONDAY_9AM)
    for each in speakers:
        agenda.add(mine, words=f"{each}的议题", speaker=each, by=ann, now=MONDAY_9AM)
    return mine


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    run(RULES[RULE], now=MONDAY_9AM)


def test_the_day_before_at_nine_once_and_after_an_outage_once(ann: Person, bo: Person) -> None:
    called(ann, bo)
    run(RULES[RULE], now=WEDNESDAY_9 - MINUTE)
    assert heard() == []
    for at in (WEDNESDAY_9 + 3 * HOUR, WEDNESDAY_9 + 4 * HOUR, THURSDAY_9 - MINUTE, THURSDAY_9, THURSDAY_10 + DAY):
        run(RULES[RULE], now=at)
    assert heard() == ["bo"]


def test_too_late_nobody_is_reminded(ann: Person, bo: Person) -> None:
    called(ann, bo)
    run(RULES[RULE], now=THURSDAY_9)
    assert heard() == []


@pytest.mark.parametrize(
    ("until", "reminded"),
    [
        ((2026, 11, 30), (2026, 11, 27)),  # Monday: Friday
        ((2026, 10, 8), (2026, 9, 30)),  # after the October holiday
        ((2026, 10, 12), (2026, 10, 10)),  # after a make-up Saturday
    ],
)
def test_on_a_working_day(ann: Person, bo: Person, until: tuple[int, int, int], reminded: tuple[int, int, int]) -> None:
    due, moment = datetime(*until, 12, tzinfo=SHANGHAI), datetime(*reminded, 9, tzinfo=SHANGHAI)
    start = moment - DAY
    run(RULES[RULE], now=start)
    RuleState.objects.filter(rule=RULE).update(live_from=start)
    mine = booked(ann, begins=due + HOUR, now=start)
    inviting.invite(mine, people=[bo], by=ann, now=start)
    papers.call_in(mine, due, by=ann, now=start)
    agenda.add(mine, words="预算", speaker=bo, by=ann, now=start)
    run(RULES[RULE], now=moment - MINUTE)
    before = heard()
    run(RULES[RULE], now=moment)
    assert (before, heard()) == ([], ["bo"])


def test_who_has_put_one_owes_none_and_who_has_no_point_either(ann: Person, bo: Person, tom: Person) -> None:
    mine = called(ann, bo, tom)
    inviting.invite(mine, people=[Person.objects.get(username="ann")], by=ann, now=MONDAY_9AM)
    papers.put(mine.meeting, [taken()], by=bo, now=MONDAY_9AM)
    run(RULES[RULE], now=WEDNESDAY_9)
    assert heard() == ["tom"]
    notice = Notice.objects.filter(kind="meetings.papers_missing", channel="mail").get()
    assert settled([notice]) == set()
    papers.put(mine.meeting, [taken()], by=tom, now=WEDNESDAY_9)
    assert settled([notice]) == {notice.pk}


def test_called_in_after_that_moment_or_cancelled_nobody_is_reminded(ann: Person, bo: Person, tom: Person) -> None:
    late = called(ann, bo)
    papers.call_in(late, THURSDAY_9 + 30 * MINUTE, by=ann, now=WEDNESDAY_9 + MINUTE)
    gone = called(ann, tom, begins=THURSDAY_10 + 2 * HOUR)
    booking.cancel(gone, by=ann, now=MONDAY_9AM)
    run(RULES[RULE], now=WEDNESDAY_9 + HOUR)
    assert heard() == []


def test_another_date_reminds_anew(ann: Person, bo: Person) -> None:
    mine = called(ann, bo, begins=THURSDAY_10 + DAY)
    run(RULES[RULE], now=WEDNESDAY_9)
    papers.call_in(mine, THURSDAY_9 + DAY, by=ann, now=WEDNESDAY_9 + HOUR)
    run(RULES[RULE], now=THURSDAY_9)
    assert heard() == ["bo", "bo"]
