"""Who waits hears as soon as the room is given back, and again nobody while it is kept for them."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.actions import booking, waiting
from meetings.actions.booking import Wish
from meetings.models import Booking, Waiter
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.people import PersonFactory
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
RULE = "meetings.keep_rooms"


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.filter(kind="meetings.room_kept", channel="inbox").select_related("reader").order_by("pk")
    return [(notice.reader.username, notice.data["until"]) for notice in rows]


def test_kept_for_the_first_then_for_the_second_each_told_once(ann: Person) -> None:
    mine, room = booked(ann), a_room()
    for number in range(2):
        who = PersonFactory(username=f"w{number}", roles=["employee"])
        waiting.wait(Wish(room, TOMORROW_10, TOMORROW_10 + HOUR), subject="候补", by=who, now=MONDAY_9AM + number * MINUTE)
    run(RULES[RULE], now=MONDAY_9AM + HOUR)
    assert told() == []
    booking.cancel(mine, by=ann, now=MONDAY_9AM + HOUR)
    for minute in range(3):
        run(RULES[RULE], now=MONDAY_9AM + HOUR + minute * MINUTE)
    assert told() == [("w0", "10:10")]
    for minute in (10, 11):
        run(RULES[RULE], now=MONDAY_9AM + HOUR + minute * MINUTE)
    assert told() == [("w0", "10:10"), ("w1", "10:21")]
    waiting.take(Waiter.objects.get(person__username="w1"), by=Person.objects.get(username="w1"), now=MONDAY_9AM + HOUR + 12 * MINUTE)
    assert Booking.objects.holding().get().meeting.subject == "候补"
