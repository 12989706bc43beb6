"""Day 3: who has not collected is told again, once, on a working day; a truth table over weekends, a holiday and a make-up day."""

from datetime import datetime

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.workdays.load import calendar
from tests.factories.parcels import a_parcel
from tests.moments import DAY, MINUTE, MONDAY_9AM, SHANGHAI
from visitors.actions.parcel_handing import hand_over
from visitors.rules.parcels_waiting import RemindOfParcels

pytestmark = pytest.mark.django_db
RULE = "visitors.parcels_waiting"


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE, live_from=moment("2026-01-01 00:00"))


def look(now: datetime) -> list[tuple[str, int]]:
    before = set(Notice.objects.values_list("pk", flat=True))
    run(RULES[RULE], now=now)
    fresh = Notice.objects.filter(kind="visitors.parcel_waits", channel="inbox").exclude(pk__in=before)
    return sorted(fresh.values_list("reader__username", "data__n"))


@pytest.mark.parametrize(
    ("came", "told"),
    [
        ("2026-11-23 09:00", "2026-11-26 09:30"),  # Monday: Thursday
        ("2026-11-24 17:59", "2026-11-27 09:30"),
        ("2026-11-25 09:00", "2026-11-30 09:30"),  # Wednesday: Saturday, so Monday
        ("2026-11-26 09:00", "2026-11-30 09:30"),  # Thursday: Sunday, so Monday
        ("2026-10-07 09:00", "2026-10-10 09:30"),  # the day is a Saturday that is worked
        ("2026-09-29 09:00", "2026-10-08 09:30"),  # the day is in the National Day holiday
        ("2026-09-17 09:00", "2026-09-20 09:30"),  # a Sunday that is worked
    ],
)
def test_when(ann: Person, came: str, told: str) -> None:
    parcel, at = a_parcel(ann, now=moment(came)), moment(told)
    values = RemindOfParcels.now()

    assert parcel.remind_at(values.days, values.at, calendar()) == at
    assert [look(at - MINUTE), look(at), look(at), look(at + DAY)] == [[], [("ann", 1)], [], []]


def test_one_notice_a_person_after_an_outage_too(ann: Person, bo: Person) -> None:
    for who in (ann, ann, bo):
        a_parcel(who)
    a_parcel(ann, now=MONDAY_9AM + 3 * DAY)

    assert look(moment("2026-11-26 16:00")) == [("ann", 2), ("bo", 1)]


def test_who_has_collected_hears_nothing(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    hand_over([parcel], taker=ann, code=parcel.code, by=rita, now=MONDAY_9AM)
    assert look(MONDAY_9AM + 4 * DAY) == []
