"""Guests are expected at the door; their visits move and end with the meeting, and who said no is not expected."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from meetings.actions import booking, inviting
from meetings.actions.inviting import Guest
from meetings.models import Attendee, Booking, Reply
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import visits
from visitors.actions.delaying import delay
from visitors.models import Visit
from visitors.models.visit import Door
from visitors.models.visit_states import State

pytestmark = pytest.mark.django_db
RULE = "meetings.expect_guests"
CHEN, ZHOU = Guest("陈洋", "chen@example.com"), Guest("", "zhou@example.com")


def with_guest(ann: Person, **more: object) -> Booking:
    mine = booked(ann, **more)
    inviting.invite(mine, guests=[CHEN], by=ann, now=MONDAY_9AM)
    return mine


def at_the_door() -> list[tuple[str, str, object, str]]:
    return [(each.name, each.state.value, each.expected_at, each.place) for each in Visit.objects.order_by("pk")]


def test_invited_they_stand_in_the_book_and_have_one_mail(ann: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, guests=[CHEN, ZHOU], by=ann, now=MONDAY_9AM)
    expected = [("陈洋", "expected", TOMORROW_10, "云山厅"), ("zhou", "expected", TOMORROW_10, "云山厅")]
    assert at_the_door() == expected
    assert {(each.door, each.host) for each in Visit.objects.all()} == {(Door.MEETING, ann)}
    assert set(Notice.objects.filter(channel=Channel.MAIL, reader=None).values_list("kind", flat=True)) == {"meetings.guest_invited"}


def test_moved_cancelled_and_brought_back_their_visit_does_the_same(ann: Person) -> None:
    mine = with_guest(ann)
    code = Visit.objects.get().code
    moved = booking.move(mine, begins=TOMORROW_10 + HOUR, ends=TOMORROW_10 + 2 * HOUR, room=a_room("翠竹"), by=ann, now=MONDAY_9AM)
    assert at_the_door() == [("陈洋", "expected", TOMORROW_10 + HOUR, "翠竹")]
    assert Visit.objects.get().code == code
    booking.cancel(moved, by=ann, now=MONDAY_9AM + HOUR)
    assert at_the_door()[0][1] == "cancelled"
    booking.restore(moved, by=ann, now=MONDAY_9AM + 2 * HOUR)
    assert [row[1] for row in at_the_door()] == ["cancelled", "expected"]
    assert Attendee.objects.get().visit == Visit.objects.latest("pk")


def test_who_says_no_or_is_taken_off_is_not_expected_and_may_change_their_mind(ann: Person) -> None:
    with_guest(ann)
    guest = Attendee.objects.get()
    inviting.reply(guest, Reply.DECLINED, now=MONDAY_9AM + HOUR)
    assert [row[1] for row in at_the_door()] == ["cancelled"]
    inviting.reply(guest, Reply.ACCEPTED, now=MONDAY_9AM + 2 * HOUR)
    assert [row[1] for row in at_the_door()] == ["cancelled", "expected"]
    inviting.take_off(Attendee.objects.get(), by=ann, now=MONDAY_9AM + 3 * HOUR)
    assert [row[1] for row in at_the_door()] == ["cancelled", "cancelled"]


def test_who_said_that_they_are_late_stays_so_when_only_the_room_changes(ann: Person) -> None:
    mine, now = with_guest(ann), TOMORROW_10 - HOUR
    delay(Visit.objects.get(), minutes=20, seen=TOMORROW_10, now=now)
    booking.move(mine, begins=TOMORROW_10, ends=TOMORROW_10 + HOUR, room=a_room("翠竹"), by=ann, now=now)
    assert at_the_door() == [("陈洋", "expected", TOMORROW_10 + 20 * MINUTE, "翠竹")]


def test_who_is_here_already_is_not_moved_and_not_sent_away(ann: Person, rita: Person) -> None:
    mine, now = with_guest(ann), TOMORROW_10 - 10 * MINUTE
    visits.check_in(Visit.objects.get(), by=rita, now=now)
    booking.cancel(mine, by=ann, now=now)
    assert Visit.objects.get().state == State.WAITING


def test_on_a_day_off_it_is_approved_and_nothing_is_said_of_what_it_is_about(ann: Person) -> None:
    with_guest(ann, begins=TOMORROW_10 + 4 * DAY, subject="飞龙收购", is_confidential=True)
    visit = Visit.objects.get()
    assert (visit.state, "飞龙" in visit.off_day_reason, visit.off_day_reason) == (State.REQUESTED, False, "来云山厅参会")
