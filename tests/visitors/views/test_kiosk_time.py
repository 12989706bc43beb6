"""How long people stand at a kiosk is counted without a name, a visit or a time of day."""

from datetime import timedelta

import pytest

from frontdesk.people.models import Person
from frontdesk.web.once import new_key
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.kiosk import WALK_IN, Kiosk
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.models import KioskSession, Visit

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def counted() -> list[tuple[str, int]]:
    return sorted(KioskSession.objects.values_list("kind", "seconds"))


def test_each_of_the_three_ways_counts_its_seconds_once(ann: Person, at) -> None:
    badges(2)
    visit, kiosk = expected_visit(ann), Kiosk("en")
    at(MONDAY_9AM + 30 * MINUTE)
    first = kiosk.walk_to("find")
    at(MONDAY_9AM + 30 * MINUTE + 12 * SECOND)
    asked = kiosk.post("find", code=visit.code, began=first.field("began"))
    at(MONDAY_9AM + 30 * MINUTE + 20 * SECOND)
    key = new_key()
    for _touch in range(2):
        kiosk.confirm(asked, began=asked.field("began"), once=key)
    assert (asked.field("began"), counted()) == (first.field("began"), [("expected", 20)])

    began = kiosk.walk_to("details").field("began")
    at(MONDAY_9AM + 32 * MINUTE)
    kiosk.walk_in(began=began)
    leave = kiosk.walk_to("leave")
    at(MONDAY_9AM + 32 * MINUTE + 9 * SECOND)
    going = kiosk.post("leave", number="A001", began=leave.field("began"))
    kiosk.confirm(going, began=going.field("began"))
    assert counted() == [("expected", 20), ("leaving", 9), ("walk_in", 100)]
    assert set(KioskSession.objects.values_list("day", flat=True)) == {MONDAY_9AM.date()}
    assert {field.name for field in KioskSession._meta.get_fields()} == {"id", "day", "kind", "seconds"}


def test_rows_do_not_stand_in_the_order_of_the_visits(ann: Person, at) -> None:
    """Of sixteen numbers drawn at random, one in 20 trillion stands in order."""
    kiosk = Kiosk("en")
    for minute in range(16):
        at(MONDAY_9AM + minute * MINUTE)
        began = kiosk.walk_to("details").field("began")
        at(MONDAY_9AM + minute * MINUTE + (minute + 1) * SECOND)
        kiosk.walk_in(began=began)
    by_row = list(KioskSession.objects.order_by("pk").values_list("seconds", flat=True))
    assert (sorted(by_row), by_row != sorted(by_row)) == ([*range(1, 17)], True)


@pytest.mark.parametrize(("waits", "seconds"), [(HOUR - SECOND, [3599]), (HOUR + SECOND, []), (2 * DAY, [])])
def test_a_form_older_than_an_hour_counts_nobody(ann: Person, at, waits: timedelta, seconds: list[int]) -> None:
    kiosk = Kiosk("en")
    began = kiosk.walk_to("details").field("began")
    at(MONDAY_9AM + waits)
    kiosk.walk_in(began=began)
    assert [one for _kind, one in counted()] == seconds


@pytest.mark.parametrize("began", ["", "made-up", "another kiosk's"])
def test_a_moment_that_was_made_up_counts_nothing_and_hinders_nobody(ann: Person, at, began: str) -> None:
    if began == "another kiosk's":
        began = Kiosk("en", name="另一台").walk_to("details").field("began")
    kiosk = Kiosk("en")
    kiosk.walk_in(began=began)
    assert (Visit.objects.count(), counted()) == (1, [])


def test_what_is_refused_counts_nothing(ann: Person, rita: Person, at) -> None:
    arrived_visit(ann)
    kiosk = Kiosk("en")
    began = kiosk.walk_to("details").field("began")
    Person.objects.filter(pk=ann.pk).update(retired_at=MONDAY_9AM)
    kiosk.post("consent", **WALK_IN, wanted="安然", host="made-up", once=new_key(), began=began)
    assert counted() == []
