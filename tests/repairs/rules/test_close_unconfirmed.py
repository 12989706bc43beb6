"""A repair nobody confirms closes itself after three working days; whoever asked is reminded before and hears of it."""

from datetime import datetime

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.actions import closing, progress
from repairs.models import Ticket
from tests.factories.repairs import a_team, reported
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

RULE = "repairs.close_unconfirmed"
pytestmark = pytest.mark.django_db
THURSDAY = MONDAY_9AM + 3 * DAY  # three working days after Monday


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE, live_from=MONDAY_9AM - DAY)


def repaired(asker: Person, lead: Person, tom: Person, now: datetime = MONDAY_9AM) -> Ticket:
    return progress.resolve(reported(asker, team=a_team(lead, tom), now=now - HOUR), words="好了", by=tom, now=now)


def closed(now: datetime) -> int:
    run(RULES[RULE], now=now)
    return Ticket.objects.filter(closed_at=now).count()


def test_before_at_again_and_after_an_outage(ann: Person, olga: Person, tom: Person) -> None:
    ticket = repaired(ann, olga, tom)
    assert [closed(THURSDAY + ahead) for ahead in (-MINUTE, 0 * DAY, MINUTE)] == [0, 1, 0]
    ticket.refresh_from_db()
    assert (ticket.state, ticket.confirmed_at, ticket.closed_by) == ("closed", None, None)
    assert Notice.objects.get(kind="repairs.ticket_closed", channel="inbox").reader == ann
    repaired(ann, olga, tom)
    assert closed(MONDAY_9AM + 20 * DAY) == 1


def test_days_are_working_days_and_make_up_days_are(ann: Person, olga: Person, tom: Person) -> None:
    friday = datetime(2026, 10, 9, 15, tzinfo=MONDAY_9AM.tzinfo)  # Saturday the 10th is a make-up working day
    repaired(ann, olga, tom, friday)
    assert [closed(friday + ahead) for ahead in (3 * DAY, 4 * DAY - MINUTE, 4 * DAY)] == [0, 0, 1]


def test_what_was_confirmed_opened_again_or_repaired_by_its_asker(ann: Person, olga: Person, tom: Person) -> None:
    closing.confirm(repaired(ann, olga, tom), by=ann, now=MONDAY_9AM)
    closing.reopen(repaired(ann, olga, tom), words="没好", by=ann, now=MONDAY_9AM)
    repaired(tom, olga, tom)  # nobody is asked about it
    assert closed(THURSDAY) == 1
