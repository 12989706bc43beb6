"""A quarter and a year are all of their months, in every area's figures."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from documents.actions import sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Signing
from frontdesk.people.models import Person
from frontdesk.web.figures import FIGURES, Asked
from frontdesk.workdays.periods import Period
from tests.factories.documents import registered
from tests.factories.meetings import a_room, booked
from tests.factories.parcels import a_parcel, a_shipment
from tests.facts import counted
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.staff import Staff, names_in
from visitors.actions.parcel_handing import hand_over
from visitors.actions.shipments import send

pytestmark = pytest.mark.django_db
NOVEMBER, QUARTER, YEAR = Period(date(2026, 11, 1)), Period(date(2026, 10, 1), 3), Period(date(2026, 1, 1), 12)
OCTOBER, NOW = MONDAY_9AM - 28 * DAY, MONDAY_9AM + 3 * DAY  # a Monday too


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def values(name: str, reader: Person) -> list[str]:
    """What a figure comes to in November, the quarter and the year."""
    counted(NOW)
    came = (FIGURES[name].measure(Asked(period, reader, NOW)) for period in (NOVEMBER, QUARTER, YEAR))
    return [each.value if each else "" for each in came]


def test_meetings_of_two_months(ann: Person, olga: Person, at) -> None:
    room = a_room()
    for begins in (OCTOBER + HOUR, MONDAY_9AM + HOUR, MONDAY_9AM + 4 * HOUR):
        booked(ann, room=room, begins=begins, now=begins - 2 * DAY)
    assert values("meetings.held", olga) == ["2", "3", "3"]
    at(NOW)
    figure = FIGURES["meetings.held"].measure(Asked(QUARTER, olga, NOW))
    assert figure
    assert len(names_in(Staff(olga).client.get(figure.path))) == 3


def test_documents_of_two_months(ann: Person, rita: Person, olga: Person) -> None:
    for now in (OCTOBER, MONDAY_9AM):
        document = registered(rita, now=now)
        sign_off = sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=now)
        signing.decide(Signing.objects.get(step__sign_off=sign_off), agreed=True, by=ann, now=now + HOUR, seen=sign_off.sha256)
    assert values("documents.registered", olga) == ["1", "2", "2"]
    counted(NOW)
    notes = [FIGURES["documents.signed"].measure(Asked(period, olga, NOW)) for period in (NOVEMBER, QUARTER)]
    assert [came.note if came else "" for came in notes] == ["0 late of 1, half within 1 h", "0 late of 2, half within 1 h"]


def test_parcels_of_two_months(ann: Person, rita: Person, olga: Person, at) -> None:
    for now in (OCTOBER, MONDAY_9AM):
        parcel = a_parcel(ann, now=now)
        hand_over([parcel], taker=ann, code=parcel.code, by=rita, now=now + 2 * HOUR)
        send(a_shipment(ann, now=now), number=f"SF{now:%Y%m%d}00", fee=Decimal(12), by=rita, now=now + HOUR)
    at(NOW)
    counted(NOW)
    known = {name: values(f"visitors.parcels_{name}", olga) for name in ("in", "out", "handed_over", "out_on_their_day")}
    assert known == {
        **{"in": ["1", "2", "2"], "out": ["1", "2", "2"]},
        **{"handed_over": ["2.0 h"] * 3, "out_on_their_day": ["100 %"] * 3},
    }
    quarter = {name: FIGURES[f"visitors.parcels_{name}"].measure(Asked(QUARTER, olga, NOW)) for name in known}
    opened = {name: len(names_in(Staff(olga).client.get(came.path))) for name, came in quarter.items() if came}
    bars = [(bar.label, bar.value) for bar in quarter["in"].bars] if quarter["in"] else []
    assert opened == dict.fromkeys(known, 2)
    assert bars == [("2026-10", 1), ("2026-11", 1), ("2026-12", 0)]
