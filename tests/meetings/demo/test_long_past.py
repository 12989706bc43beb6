"""The large company's bookings: as many as were asked for, no two in one room at once, of every kind."""

from datetime import timedelta
from random import Random

import pytest
from django.db.models import Count
from django.utils import timezone

from frontdesk.invariants import INVARIANTS
from frontdesk.office.demo.places import name_the_places
from frontdesk.people.models import Person
from frontdesk.scene import Scene
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import source_of
from meetings.demo.crowd import Size, colleagues, many_rooms
from meetings.demo.long_past import long_past
from meetings.demo.meetings import play
from meetings.demo.rooms import ROOMS, furnish
from meetings.models import Booking, Meeting, Outcome, Room, Series
from tests.counts import count
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = [pytest.mark.django_db, pytest.mark.once]
AFTERNOON = MONDAY_9AM + 3 * DAY + 6 * HOUR
MANY, LARGE = count(80_000, 4_000), count(40, 16)  # bookings, rooms


def stage(ann: Person, bo: Person, rita: Person, olga: Person, tom: Person) -> Scene:
    cast = {"ann": ann, "bo": bo, "rita": rita, "olga": olga, "tom": tom}
    scene = Scene(Random(7), AFTERNOON, "large", list(cast.values()), cast)
    name_the_places(scene)
    return scene


def found() -> list[str]:
    return [words for name, law in INVARIANTS if name.startswith("meetings.") for words in law()]


def test_as_many_as_were_asked_for_and_no_two_at_once(at, ann: Person, bo: Person, rita: Person, olga: Person, tom: Person) -> None:
    at(AFTERNOON)
    scene = stage(ann, bo, rita, olga, tom)
    people, old = colleagues(scene, 40), furnish(scene)
    new = many_rooms(scene, LARGE)
    assert (len(people), Room.objects.open().count(), len(new)) == (40, LARGE, LARGE - len(ROOMS))
    made = long_past(scene, list(old.values()), new, people, MANY)
    assert (made == Booking.objects.count() == Meeting.objects.count(), MANY * 0.9 < made < MANY * 1.1) == (True, True)
    assert found() == []
    assert scene.rng.getstate() == Random(7).getstate()  # the rest of the company throws the same dice as before
    of_every_kind()
    today = Booking.objects.filter(begins_at__date=timezone.localdate(AFTERNOON)).values("room").annotate(many=Count("pk"))
    assert (len(today), {each["many"] for each in today} <= {4, 5, 8}) == (len(new), True)


def of_every_kind() -> None:
    """Cancelled, nobody came, there, over early; of a series, confidential, served; what is to come holds its room."""
    rows, past = Booking.objects.all(), Booking.objects.filter(begins_at__lt=AFTERNOON)
    assert past.filter(outcome=Outcome.CANCELLED).count() > 0.03 * past.count()
    assert past.filter(outcome=Outcome.NO_SHOW).exists()
    assert set(past.filter(outcome=Outcome.NO_SHOW).values_list("room__asks_check_in", flat=True)) == {True}
    assert past.filter(checked_in_at__isnull=False).exists()
    assert past.filter(booked_until__isnull=False).count() > 0.03 * past.count()
    assert Meeting.objects.filter(series__isnull=False).values("series").distinct().count() == Series.objects.count() > 0
    assert (Meeting.objects.filter(is_confidential=True).exists(), Meeting.objects.filter(is_served=True).exists()) == (True, True)
    to_come = rows.filter(begins_at__gt=AFTERNOON)
    assert (to_come.exists(), to_come.exclude(outcome="").exists()) == (True, False)
    assert rows.order_by("begins_at")[0].begins_at < AFTERNOON - timedelta(days=9 * 365)


def test_the_whole_act_of_a_large_company(at, ann: Person, bo: Person, rita: Person, olga: Person, tom: Person) -> None:
    """With the six weeks and today's special meetings on top: what must hold does, and the search knows each."""
    at(AFTERNOON)
    play(stage(ann, bo, rita, olga, tom), Size(people=20, rooms=14, bookings=500))
    assert (found(), Booking.objects.count() > 500, Room.objects.count()) == ([], True, 14)
    assert rebuild([source_of(Meeting)]) == {"meetings.meeting": 0}
