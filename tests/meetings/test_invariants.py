"""`verify` names a room that is held twice, an answer that nobody owes and a question that nobody is asked."""

import pytest
from django.db import connection
from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from meetings.actions import specials
from meetings.invariants import answers, rooms, service
from meetings.models import Booking, Rights
from tests.factories.meetings import a_room, booked
from tests.factories.service import a_report, usual
from tests.meetings.actions.test_striking_out import missed
from tests.moments import DAY, HOUR, MONDAY_9AM

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


def test_somebody_is_asked_about_what_is_open_and_about_nothing_else(rita: Person, olga: Person, ann: Person) -> None:
    usual(olga)
    report = a_report(ann, rita, room=a_room("乙"))
    special = specials.ask(booked(ann, room=a_room("丙"), is_served=True), words="鲜花", by=ann, now=MONDAY_9AM)
    doubt = missed(ann)
    assert list(service()) == []
    report.passed_at = MONDAY_9AM + DAY
    report.save()
    Todo.objects.open().filter(promise__in=["meetings.special_bought", "meetings.series_kept"]).delete()
    assert list(service()) == [
        f"somebody is asked about service report {report.pk}, which is not open",
        f"special {special.pk} is open, and nobody is asked",
        f"strike out {doubt.pk} is open, and nobody is asked",
    ]
