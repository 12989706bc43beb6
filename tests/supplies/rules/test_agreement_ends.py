"""Thirty days before an agreement ends those who buy hear of it, once; one made longer is heard of again."""

from datetime import date, datetime

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from supplies.actions import agreements
from tests.factories.people import PersonFactory
from tests.factories.supplies_suppliers import a_supplier, an_agreement
from tests.moments import DAY, MINUTE, MONDAY_9AM

RULE = "supplies.agreement_ends"
pytestmark = pytest.mark.django_db
LAST = date(2027, 1, 22)  # sixty days after Monday
THIRTY_BEFORE = MONDAY_9AM + 30 * DAY


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE, live_from=MONDAY_9AM - DAY)


def told(now: datetime) -> list[str]:
    before = set(Notice.objects.values_list("pk", flat=True))
    run(RULES[RULE], now=now)
    return sorted(notice.reader.username for notice in Notice.objects.filter(channel="inbox").exclude(pk__in=before))


def test_before_at_after_again_and_after_an_outage(olga: Person, rita: Person, ann: Person) -> None:
    PersonFactory(username="leo", roles=[Role.LOGISTICS_OFFICER], language="en")
    one = an_agreement(olga, a_supplier(olga, "晨光文具"), until_on=LAST)
    buyers = ["leo", "olga"]
    assert [told(THIRTY_BEFORE + ahead) for ahead in (-MINUTE, 0 * DAY, MINUTE, 20 * DAY)] == [[], buyers, [], []]
    texts = {notice.reader.username: written(notice) for notice in Notice.objects.filter(channel="inbox")}
    assert texts["olga"].title == "与晨光文具的供货协议2027年1月22日到期"
    assert "晨光文具 ends after Jan. 22, 2027" in texts["leo"].title
    assert texts["leo"].link.endswith(one.get_absolute_url())


def test_an_outage_only_delays_it_and_what_is_over_is_not_told(olga: Person) -> None:
    an_agreement(olga, until_on=LAST)
    assert told(THIRTY_BEFORE + 20 * DAY) == ["olga"]
    an_agreement(olga, until_on=LAST)
    assert told(MONDAY_9AM + 61 * DAY) == []


def test_one_made_longer_is_told_again_and_an_ended_or_short_one_never(olga: Person) -> None:
    one = an_agreement(olga, until_on=LAST)
    assert told(THIRTY_BEFORE) == ["olga"]
    agreements.lengthen(one, until_on=date(2027, 2, 22), by=olga, now=THIRTY_BEFORE)
    [notice] = Notice.objects.filter(channel="inbox")
    assert (written(notice).title != "", told(THIRTY_BEFORE + DAY), told(THIRTY_BEFORE + 31 * DAY)) == (True, [], ["olga"])
    agreements.end(an_agreement(olga, until_on=LAST), by=olga, now=MONDAY_9AM)
    an_agreement(olga, until_on=date(2026, 12, 1))
    assert told(THIRTY_BEFORE + 3 * DAY) == []
