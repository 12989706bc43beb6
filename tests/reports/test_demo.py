"""Shifts of the demo company are handed over, and its last month is frozen, as its rule would have done it."""

from datetime import date
from random import Random

import pytest

from frontdesk.people.models import Person
from frontdesk.scene import ACTS, EPILOGUES, Scene
from reports.models import FrozenFigure, FrozenMonth, Handover
from tests.factories.frozen import FROZEN, at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("now", "scale", "months"), [(at(2026, 11, 29), "small", 1), (at(2026, 11, 1), "small", 0), (at(2026, 11, 29), "large", 13)]
)
def test_the_months_before_are_frozen_on_their_first_working_day(now, scale: str, months: int, olga: Person) -> None:
    EPILOGUES["frozen months"](Scene(Random(1), now, scale))
    assert FrozenMonth.objects.count() == months
    if months:
        newest = FrozenMonth.objects.latest("month")
        assert (newest.month, newest.frozen_at) == (date(2026, 10, 1), FROZEN)
        assert FrozenFigure.objects.of(newest.month).count() > 30


def test_three_shifts_were_taken_over_and_one_of_just_now_waits(rita: Person, olga: Person) -> None:
    ACTS["reports.handovers"](Scene(Random(1), at(2026, 11, 29, 9), "small", cast={"rita": rita, "olga": olga}))
    days = [(f"{each.given_at:%m-%d}", each.is_open) for each in Handover.objects.order_by("pk")]
    assert days == [("11-25", False), ("11-26", False), ("11-27", False), ("11-29", True)]
    assert Handover.objects.open().get().given_by == olga  # the receptionist who logs in may take it over
