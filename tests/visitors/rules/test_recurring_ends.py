"""Seven days before a pass runs out its host hears of it, once; a pass made longer is heard of again."""

from datetime import date, datetime

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import a_pass
from tests.moments import DAY, MINUTE, MONDAY_9AM
from visitors.actions import recurring

RULE = "visitors.recurring_ends"
pytestmark = pytest.mark.django_db
LAST = date(2026, 12, 21)  # four weeks after Monday
WEEK_BEFORE = MONDAY_9AM + 21 * DAY


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE, live_from=MONDAY_9AM - DAY)


def told(now: datetime) -> list[str]:
    before = set(Notice.objects.values_list("pk", flat=True))
    run(RULES[RULE], now=now)
    return [written(notice).title for notice in Notice.objects.filter(channel="inbox").exclude(pk__in=before)]


def test_before_at_after_again_and_after_an_outage(ann: Person) -> None:
    one = a_pass(ann, until_on=LAST)
    words = ["园丁老吴的长期预约到2026年12月21日为止"]
    assert [told(WEEK_BEFORE + ahead) for ahead in (-MINUTE, 0 * DAY, MINUTE, 5 * DAY)] == [[], words, [], []]
    notice = Notice.objects.get(channel="inbox", kind="visitors.pass_ends")
    assert (notice.reader, written(notice).link.endswith(one.get_absolute_url())) == (ann, True)


def test_an_outage_only_delays_it_and_what_is_over_is_not_told(ann: Person) -> None:
    a_pass(ann, until_on=LAST)
    assert len(told(WEEK_BEFORE + 4 * DAY)) == 1
    a_pass(ann, name="保洁", until_on=LAST)
    assert told(WEEK_BEFORE + 8 * DAY) == []


def test_a_pass_made_longer_is_told_again_and_an_ended_or_short_one_never(ann: Person) -> None:
    one = a_pass(ann, until_on=LAST)
    assert len(told(WEEK_BEFORE)) == 1
    recurring.lengthen(one, until_on=date(2026, 12, 31), by=ann, now=WEEK_BEFORE + MINUTE)
    assert (told(WEEK_BEFORE + DAY), len(told(WEEK_BEFORE + 10 * DAY))) == ([], 1)
    recurring.end(a_pass(ann, until_on=LAST), by=ann, now=MONDAY_9AM)
    a_pass(ann, until_on=date(2026, 11, 27))
    assert told(WEEK_BEFORE + 2 * DAY) == []
