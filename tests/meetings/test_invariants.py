"""`verify` names a room that is held twice and an answer that nobody owes."""

import pytest
from django.db import connection
from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from meetings.invariants import answers, rooms
from meetings.models import Booking, Rights
from tests.factories.meetings import a_room, booked
from tests.moments import HOUR

pytestmark = pytest.mark.django_db


def test_an_answer_is_owed_for_what_waits_and_for_nothing_else(rita: Person, ann: Person) -> None:
    now = timezone.now()
    asked = booked(ann, room=a_room(rights=Rights.ASK), begins=now + HOUR, now=now)
    assert list(answers()) == []
    Todo.objects.all().delete()
    assert list(answers()) == [f"booking {asked.pk} waits, and nobody owes an answer"]


@pytest.mark.skipif(connection.vendor == "postgresql", reason="there the database itself refuses it: actions/test_at_once.py")
def test_a_room_that_is_held_twice_is_named(ann: Person) -> None:
    one, later = booked(ann), booked(ann, begins=booked(ann, room=a_room("乙")).ends_at + HOUR)
    assert list(rooms()) == []
    times = {name: getattr(one, name) for name in ("begins_at", "ends_at", "held_from", "held_until")}
    Booking.objects.filter(pk=later.pk).update(**times)
    assert list(rooms()) == [f"bookings {one.pk} and {later.pk} hold one room at once"]
