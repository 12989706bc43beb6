"""From the first tick to the last of what is due within the hour before: not the agenda, not who must be there."""

from datetime import timedelta

import pytest

from frontdesk.people.models import Person
from meetings.actions import preparing
from meetings.finding.preparation import steps
from meetings.finding.preparation_time import slow, took
from meetings.models import Booking, PrepItem
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.service import usual
from tests.moments import DAY, HOUR, MINUTE

pytestmark = pytest.mark.django_db


def prepared(mine: Booking, by: Person, minutes: int) -> None:
    """Agenda the day before, six items so many minutes apart in all, and who must be there much later."""
    agenda, *some, person = steps(mine)
    preparing.tick(mine, agenda.item, by=by, now=TOMORROW_10 - 20 * HOUR)
    for number, step in enumerate(some):
        preparing.tick(mine, step.item, by=by, now=TOMORROW_10 - HOUR + number * minutes * MINUTE / (len(some) - 1))
    preparing.tick(mine, person.item, by=by, now=TOMORROW_10 - MINUTE)


@pytest.mark.parametrize(("minutes", "is_slow"), [(10, 0), (15, 0), (16, 1)])
def test_how_long_it_took_and_whether_that_was_long(ann: Person, rita: Person, olga: Person, minutes: int, is_slow: int) -> None:
    usual(olga)
    PrepItem.objects.create(name="主持人到场", before=15)
    mine = booked(ann, is_served=True)
    prepared(mine, rita, minutes)
    assert took([mine.pk]) == {mine.pk: timedelta(minutes=minutes)}
    assert slow(TOMORROW_10, TOMORROW_10 + HOUR) == (is_slow, 1)


def test_of_several_and_of_none(ann: Person, rita: Person, olga: Person) -> None:
    usual(olga)
    PrepItem.objects.create(name="主持人到场", before=15)
    rooms = [a_room(name) for name in ("甲", "乙", "丙")]
    some = [booked(ann, room=room, is_served=True) for room in rooms]
    prepared(some[0], rita, 5)
    prepared(some[1], rita, 40)
    assert slow(TOMORROW_10 - DAY, TOMORROW_10 + DAY) == (1, 2)
    assert slow(TOMORROW_10 + HOUR, TOMORROW_10 + DAY) == (0, 0)
