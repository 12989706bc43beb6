"""The demo company's served meetings: one that runs and one that begins soon, and none where the rooms are closed."""

from datetime import datetime
from random import Random

import pytest

from frontdesk.office.demo.places import name_the_places
from frontdesk.people.models import Person
from frontdesk.scene import Scene
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from meetings.demo.meetings import six_weeks_of_meetings
from meetings.models import Booking, RoomRequest, TeaRound
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PROMISES = ("meetings.request_answered", "meetings.service_there", "meetings.tea_served")


def play(now: datetime, *cast: Person) -> None:
    scene = Scene(Random(7), now, "small", list(cast), {each.username: each for each in cast})
    name_the_places(scene)
    six_weeks_of_meetings(scene)


def owed() -> list[str]:
    return sorted(Todo.objects.open().filter(promise__in=PROMISES).values_list("promise", flat=True))


def test_in_the_middle_of_a_morning(ann: Person, bo: Person, rita: Person, olga: Person, tom: Person) -> None:
    now = MONDAY_9AM + 100 * MINUTE
    play(now, ann, bo, rita, olga, tom)
    assert owed() == [PROMISES[0], PROMISES[0], PROMISES[1], PROMISES[2]]
    assert (TeaRound.objects.count(), TeaRound.objects.open().count()) == (3, 1)
    assert RoomRequest.objects.filter(answered_at__isnull=False).count() == 1
    for rule in ("meetings.let_go_of_service", "meetings.owe_tea", "meetings.owe_service"):
        run(RULES[rule], now=now + MINUTE)
    assert len(owed()) == 4


def test_late_in_the_evening_there_is_none(ann: Person, bo: Person, rita: Person, olga: Person, tom: Person) -> None:
    play(MONDAY_9AM + 14 * HOUR, ann, bo, rita, olga, tom)
    assert (owed(), Booking.objects.count() > 100) == ([], True)
