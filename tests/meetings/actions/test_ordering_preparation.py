"""Preparation that is ordered when the room is booked already: the office answers, and the room stays theirs."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from meetings.actions import booking
from meetings.models import Booking, Meeting, Outcome, Rights
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
LATER = MONDAY_9AM + MINUTE


def refusal(act: object) -> str:
    with pytest.raises(Refused) as error:
        act()  # type: ignore[operator]
    return error.value.code


def told(person: Person) -> list[str]:
    return list(Notice.objects.filter(reader=person, channel="inbox").order_by("pk").values_list("kind", flat=True))


def test_an_employee_orders_it_and_reception_owes_an_answer(ann: Person, rita: Person) -> None:
    mine = booking.order_preparation(booked(ann), by=ann, now=LATER)
    assert (mine.meeting.is_served, mine.meeting.is_waiting, mine.meeting.asks_for_service_alone) == (True, True, True)
    assert list(Todo.objects.open().values_list("promise", flat=True)) == ["meetings.booking_answered"]
    booking.agree(mine, by=rita, now=LATER)
    assert Meeting.objects.filter(is_served=True, agreed_by=rita).count() == 1
    assert told(ann) == ["meetings.booking_agreed"]


def test_declined_it_is_not_prepared_and_the_room_stays_theirs(ann: Person, bo: Person, rita: Person) -> None:
    mine = booking.order_preparation(booked(ann), by=ann, now=LATER)
    mine = booking.decline(mine, because="当天有外宾接待", by=rita, now=LATER)
    meeting = Meeting.objects.get()
    assert (mine.ended_at, meeting.is_served, meeting.is_waiting, meeting.declined_at) == (None, False, False, None)
    assert (Todo.objects.open().count(), told(ann)) == (0, ["meetings.preparation_declined"])
    with pytest.raises(Refused):
        booked(bo, room=mine.room)
    assert set(Entry.objects.values_list("verb", flat=True)) >= {"order_preparation", "decline_preparation"}


def test_in_a_room_that_was_agreed_to_the_room_stays_theirs_too_but_not_after_a_move(ann: Person, rita: Person) -> None:
    room = a_room(rights=Rights.ASK)
    mine = booking.agree(booked(ann, room=room), by=rita, now=MONDAY_9AM)
    booking.order_preparation(mine, by=ann, now=LATER)
    assert booking.decline(mine, because="没有人手", by=rita, now=LATER).ended_at is None
    booking.order_preparation(mine, by=ann, now=LATER + MINUTE)
    booking.move(mine, begins=TOMORROW_10 + MINUTE, ends=mine.ends_at, by=ann, now=LATER + 2 * MINUTE)
    assert booking.decline(mine, because="没有人手", by=rita, now=LATER + 2 * MINUTE).outcome == Outcome.DECLINED


def test_ordered_with_the_booking_it_is_declined_with_it(ann: Person, rita: Person) -> None:
    mine = booking.decline(booked(ann, is_served=True), because="没有人手", by=rita, now=LATER)
    assert mine.outcome == Outcome.DECLINED


def test_the_office_asks_nobody(ann: Person, rita: Person) -> None:
    mine = booking.order_preparation(booked(ann), by=rita, now=LATER)
    assert (mine.meeting.is_served, mine.meeting.is_waiting, Todo.objects.open().count()) == (True, False, 0)


def test_once_before_it_begins_and_by_who_may_change_it(ann: Person, bo: Person, rita: Person) -> None:
    mine = booked(ann)
    assert refusal(lambda: booking.order_preparation(mine, by=bo, now=LATER)) == "not-yours"
    assert refusal(lambda: booking.order_preparation(mine, by=ann, now=TOMORROW_10)) == "begun"
    booking.order_preparation(mine, by=ann, now=LATER)
    assert refusal(lambda: booking.order_preparation(mine, by=ann, now=LATER)) == "served"
    waits = booked(ann, room=a_room("乙", rights=Rights.ASK))
    assert refusal(lambda: booking.order_preparation(waits, by=ann, now=LATER)) == "answered"
    secret = booked(ann, room=a_room("丙"), is_confidential=True)
    assert refusal(lambda: booking.order_preparation(secret, by=rita, now=LATER)) == "not-yours"
    assert Booking.objects.holding().count() == 3
