"""Somebody says that the meeting takes place, or the room is given back: at the minute, once, and never both."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.actions import checking_in, inviting, waiting
from meetings.actions.booking import Wish
from meetings.actions.inviting import Guest
from meetings.models import Booking, Outcome, Waiter
from tests.counts import count
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.people import PersonFactory
from tests.figures import Figure
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.races import database, together

pytestmark = pytest.mark.django_db
BACK, ASK = "meetings.give_rooms_back", "meetings.ask_who_is_there"
SECOND = timedelta(seconds=1)


def asking() -> object:
    return a_room(asks_check_in=True)


def outcome(mine: Booking) -> str:
    mine.refresh_from_db()
    return mine.outcome


@pytest.mark.parametrize(
    ("at", "code"),
    [(-10 * MINUTE - SECOND, "early"), (-10 * MINUTE, ""), (9 * MINUTE, ""), (59 * MINUTE, ""), (HOUR, "over")],
)
def test_from_ten_minutes_before_until_its_end(ann: Person, bo: Person, at: timedelta, code: str) -> None:
    mine, refused = booked(ann), ""
    try:
        checking_in.check_in(mine, by=bo, now=TOMORROW_10 + at)
    except Refused as error:
        refused = error.code
    mine.refresh_from_db()
    assert (refused, mine.checked_in_by) == (code, None if code else bo)


@pytest.mark.parametrize(("at", "given_back"), [(9 * MINUTE + 59 * SECOND, ""), (10 * MINUTE, Outcome.NO_SHOW)])
def test_given_back_at_the_minute_as_nobody_came(ann: Person, at: timedelta, given_back: str) -> None:
    mine = booked(ann, room=asking())
    run(RULES[BACK], now=MONDAY_9AM)
    run(RULES[BACK], now=TOMORROW_10 + at)
    assert outcome(mine) == given_back


def test_the_organiser_is_asked_once_and_hears_that_it_was_given_back(ann: Person) -> None:
    booked(ann, room=asking())
    for rule in (BACK, ASK):
        run(RULES[rule], now=MONDAY_9AM)
    for minute in range(12):
        for rule in (BACK, ASK):
            run(RULES[rule], now=TOMORROW_10 + minute * MINUTE)
    heard = Notice.objects.filter(reader=ann, channel="inbox").order_by("pk").values_list("kind", flat=True)
    assert list(heard) == ["meetings.say_you_are_there", "meetings.room_given_back"]


def kept(at: datetime) -> list[str]:
    run(RULES[BACK], now=MONDAY_9AM)
    run(RULES[BACK], now=at)
    return list(Booking.objects.values_list("outcome", flat=True))


def test_who_said_so_keeps_it(ann: Person) -> None:
    checking_in.check_in(booked(ann, room=asking()), by=ann, now=TOMORROW_10)
    assert kept(TOMORROW_10 + 11 * MINUTE) == [""]


def test_kept_where_nobody_is_asked_where_it_is_long_with_guests_or_booked_late(ann: Person) -> None:
    booked(ann, room=a_room("不问"))
    booked(ann, room=a_room("长会", asks_check_in=True), hours=3)
    guests = booked(ann, room=a_room("来宾", asks_check_in=True))
    inviting.invite(guests, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=MONDAY_9AM)
    booked(ann, room=a_room("临时", asks_check_in=True), now=TOMORROW_10 - 9 * MINUTE)
    assert kept(TOMORROW_10 + 11 * MINUTE) == [""] * 4


def test_what_is_given_back_goes_to_who_waits(ann: Person, bo: Person) -> None:
    room = asking()
    booked(ann, room=room)
    waiting.wait(Wish(room, TOMORROW_10 + 15 * MINUTE, TOMORROW_10 + 45 * MINUTE), subject="候补", by=bo, now=MONDAY_9AM)
    kept(TOMORROW_10 + 10 * MINUTE)
    run(RULES["meetings.keep_rooms"], now=TOMORROW_10 + 11 * MINUTE)
    assert Waiter.objects.offered().get().person == bo


CLIENTS, ROUNDS = count(50, 8), count(10, 3)


@pytest.mark.django_db(transaction=True)
def test_checked_in_and_given_back_at_once_it_is_one_of_them(figure: Figure) -> None:
    """Half say that they are there, half give it back."""
    ann, now, ends = PersonFactory(roles=["employee"]), TOMORROW_10 + 10 * MINUTE, []
    for turn in range(ROUNDS):
        mine = booked(ann, room=a_room(f"室{turn}", asks_check_in=True))

        def act(number: int, mine: Booking = mine) -> object:
            return checking_in.check_in(mine, by=ann, now=now) if number % 2 else checking_in.give_back(mine, now=now)

        answers = together(CLIENTS, act)
        mine.refresh_from_db()
        came, gone = mine.checked_in_at is not None, mine.outcome == Outcome.NO_SHOW
        ends.append((came, gone))
        assert all(not isinstance(each, Exception) or isinstance(each, Refused) for each in answers)
    assert all(came != gone for came, gone in ends)
    figure(f"{CLIENTS} check in or give back one room at once, {ROUNDS} rounds on {database()}: one of the two each time")


@pytest.mark.django_db(transaction=True)
def test_control_without_a_second_look_both_happen() -> None:
    """Whoever decided to give it back before the other came gives it back all the same."""
    mine = booked(PersonFactory(roles=["employee"]), room=a_room("室", asks_check_in=True))
    seen = Booking.objects.select_related("meeting__organiser").get(pk=mine.pk)
    checking_in.check_in(mine, by=mine.made_by, now=TOMORROW_10)
    with transaction.atomic():
        checking_in.bookings.end(seen, Outcome.NO_SHOW, by=None, now=TOMORROW_10 + 10 * MINUTE)
    mine.refresh_from_db()
    assert (mine.checked_in_at is not None, mine.outcome) == (True, Outcome.NO_SHOW)
