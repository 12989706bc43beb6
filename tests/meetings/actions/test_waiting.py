"""The waiting list: in order, one offer at a time for a room, no slot lost and none doubled."""

from collections.abc import Callable
from typing import Any

import pytest

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from meetings.actions import booking, waiting
from meetings.actions.booking import Wish
from meetings.models import Booking, Kind, Outcome, Rights, Room, Waiter
from tests.counts import count
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.people import PersonFactory
from tests.meetings.actions.test_at_once import overlapping
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
SOON = MONDAY_9AM + HOUR


def waits(person: Person, room: Room | None = None, minutes: int = 0, **values: Any) -> Waiter:
    """For an hour tomorrow at ten; who came so many minutes after nine."""
    wish = Wish(room or a_room(), TOMORROW_10, TOMORROW_10 + HOUR, values.pop("people", 4))
    return waiting.wait(wish, subject=values.pop("subject", "评审"), by=person, now=MONDAY_9AM + minutes * MINUTE, **values)


def told(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


def kept() -> list[str]:
    """For whom rooms are kept, in the order in which they came."""
    return [each.person.username for each in Waiter.objects.offered().select_related("person").order_by("made_at")]


@pytest.fixture
def crowd() -> list[Person]:
    return [PersonFactory(roles=["employee"], username=f"w{number}") for number in range(5)]


def test_two_slots_come_free_and_five_wait_in_order(bo: Person, crowd: list[Person]) -> None:
    rooms = [a_room("甲"), a_room("乙")]
    taken = [booked(bo, room=room) for room in rooms]
    mine = [waits(person, rooms[number % 2], number) for number, person in enumerate(crowd)]
    assert waiting.serve(SOON) == []
    for each in taken:
        booking.cancel(each, by=bo, now=SOON)

    first, second = waiting.serve(SOON)
    assert (kept(), {first.kind, second.kind}, waiting.serve(SOON)) == (["w0", "w1"], {Kind.OFFER}, [])
    assert told(lambda: booked(bo, room=rooms[0], now=SOON)) == "taken"  # an offer holds the room
    booked_by_the_first = waiting.take(mine[0], by=crowd[0], now=SOON + MINUTE)
    assert (booked_by_the_first.kind, booked_by_the_first.meeting.subject, booked_by_the_first.pk) == (Kind.MEETING, "评审", first.pk)
    waiting.give_up(mine[1], by=crowd[1], now=SOON + MINUTE)
    waiting.serve(SOON + MINUTE)
    assert kept() == ["w3"]
    waiting.serve(SOON + 11 * MINUTE)  # nobody answered for ten minutes, and nobody else waits for this room
    assert (kept(), Booking.objects.get(waiter=mine[3]).outcome, overlapping()) == ([], Outcome.RUN_OUT, [])
    assert list(Waiter.objects.waiting(SOON).values_list("person__username", flat=True)) == ["w2", "w4"]


def test_what_is_kept_is_kept_until_the_meeting_would_begin_at_most(ann: Person, bo: Person) -> None:
    other, mine = booked(bo), waits(ann)
    late = TOMORROW_10 - 4 * MINUTE
    booking.cancel(other, by=bo, now=late)
    waiting.serve(late)
    mine.refresh_from_db()
    assert mine.offered_until == TOMORROW_10
    assert told(lambda: waiting.take(mine, by=ann, now=TOMORROW_10)) == "over"


def test_only_who_waits_answers_and_once(ann: Person, bo: Person) -> None:
    other, mine = booked(bo), waits(ann)
    assert told(lambda: waiting.take(mine, by=ann, now=SOON)) == "over"
    booking.cancel(other, by=bo, now=SOON)
    waiting.serve(SOON)
    assert {told(lambda act=act: act(mine, by=bo, now=SOON)) for act in (waiting.take, waiting.give_up)} == {"not-yours"}
    waiting.take(mine, by=ann, now=SOON)
    assert {told(lambda act=act: act(mine, by=ann, now=SOON)) for act in (waiting.take, waiting.give_up)} == {"over"}


def test_nobody_waits_for_what_is_free_twice_or_not_theirs(ann: Person, bo: Person) -> None:
    assert told(lambda: waits(ann)) == "free"
    booked(bo)
    assert told(lambda: waits(ann, subject=" ")) == "subject"
    assert told(lambda: waits(ann, people=9)) == "small"
    waits(ann)
    assert told(lambda: waits(ann)) == "twice"
    assert told(lambda: waits(ann, a_room("贵宾室", rights=Rights.OFFICE))) == "not-yours"


def test_a_room_that_the_office_agrees_to_is_asked_for_when_the_offer_is_taken(ann: Person, bo: Person, olga: Person) -> None:
    room = a_room(rights=Rights.ASK)
    other, mine = booked(bo, room=room), waits(ann, room)
    booking.decline(other, because="改期", by=olga, now=SOON)
    waiting.serve(SOON)
    assert waiting.take(mine, by=ann, now=SOON).meeting.asked_at == SOON


def test_a_served_meeting_waits_for_the_office_when_the_offer_is_taken(ann: Person, bo: Person) -> None:
    room = a_room()
    other, mine = booked(bo, room=room), waits(ann, room, is_served=True)
    booking.cancel(other, by=bo, now=SOON)
    waiting.serve(SOON)
    meeting = waiting.take(mine, by=ann, now=SOON).meeting
    assert (meeting.is_served, meeting.asked_at) == (True, SOON)


@pytest.mark.django_db(transaction=True)
def test_many_looks_at_once_keep_one_room_for_one(bo: Person, crowd: list[Person]) -> None:
    for _turn in range(count(20, 3)):
        other = booked(bo)
        for number, person in enumerate(crowd):
            waits(person, minutes=number)
        booking.cancel(other, by=bo, now=SOON)
        answers = together(count(20, 8), lambda _number: waiting.serve(SOON))
        assert [each for each in answers if isinstance(each, Exception)] == []
        assert (sum(len(each) for each in answers), kept(), overlapping()) == (1, ["w0"], [])
        for waiter in Waiter.objects.filter(closed_at=None):
            waiting.give_up(waiter, by=waiter.person, now=SOON)


@pytest.mark.django_db(transaction=True)
def test_taken_and_run_out_at_the_same_moment_is_one_or_the_other(ann: Person, bo: Person) -> None:
    """The same instant is asked from both sides."""
    for _turn in range(count(20, 3)):
        other, mine = booked(bo), waits(ann)
        booking.cancel(other, by=bo, now=SOON)
        waiting.serve(SOON)
        acts = [
            lambda mine=mine: waiting.take(mine, by=ann, now=SOON + 9 * MINUTE),
            lambda mine=mine: waiting.run_out(mine, now=SOON + HOUR),
        ]
        took, ran_out = together(2, lambda number, acts=acts: acts[number]())
        has_it = Booking.objects.holding().filter(kind=Kind.MEETING).exists()
        assert (isinstance(took, Booking), ran_out) in {(True, False), (False, True)}
        assert has_it is isinstance(took, Booking)
        Booking.objects.holding().update(ended_at=SOON, outcome=Outcome.CANCELLED)
