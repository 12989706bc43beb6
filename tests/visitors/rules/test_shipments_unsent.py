"""Before closing the sender of what did not go hears that it comes back: before, at, again, after an outage, on a make-up day."""

from datetime import datetime
from decimal import Decimal

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.parcels import a_shipment
from tests.moments import HOUR, MONDAY_9AM, SHANGHAI
from visitors.actions import shipments

pytestmark = pytest.mark.django_db
RULE = "visitors.shipments_unsent"


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE, live_from=moment("2026-01-01 00:00"))


def look(text: str) -> int:
    """How many were told now."""
    before = Notice.objects.filter(channel="inbox").count()
    run(RULES[RULE], now=moment(text))
    return Notice.objects.filter(channel="inbox").count() - before


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("2026-11-23 09:00", "2026-11-23"),
        ("2026-11-23 17:00", "2026-11-24"),  # after the cut-off: the next day
        ("2026-11-27 17:00", "2026-11-30"),  # on Friday: Monday
        ("2026-10-09 17:00", "2026-10-10"),  # a Saturday that is worked
    ],
)
def test_half_an_hour_before_the_office_closes_on_its_day(ann: Person, asked: str, day: str) -> None:
    a_shipment(ann, now=moment(asked))
    assert [look(f"{day} {at}") for at in ("17:29", "17:30", "17:31", "20:00")] == [0, 1, 0, 0]


def test_after_an_outage_once(ann: Person) -> None:
    a_shipment(ann)
    assert [look("2026-11-25 08:00"), look("2026-11-25 08:01")] == [1, 0]


def test_what_went_or_came_back_is_done(ann: Person, rita: Person) -> None:
    shipments.send(a_shipment(ann), number="SF1423567890123", fee=Decimal(12), by=rita, now=MONDAY_9AM + HOUR)
    shipments.give_back(a_shipment(ann), reason="x", by=rita, now=MONDAY_9AM + HOUR)
    shipments.cancel(a_shipment(ann), by=ann, now=MONDAY_9AM + HOUR)
    assert look("2026-11-23 17:45") == 0
