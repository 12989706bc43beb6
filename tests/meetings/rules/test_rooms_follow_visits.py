"""The room of a visit follows it within a look, and the host hears only of what is another room or none."""

import pytest

from frontdesk.people.models import Person
from meetings.actions import booking
from meetings.finding.visit_rooms import room_of
from meetings.models import Booking, Meeting, Rights
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.meetings.actions.test_visit_rooms import a_visit, held, looked, told
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.actions import moving, undo, visits
from visitors.models import Visit

pytestmark = pytest.mark.django_db
RULE = "meetings.rooms_follow_visits"


def test_moved_and_cancelled_and_brought_back_the_room_goes_along(ann: Person) -> None:
    visit = a_visit(ann)
    mine = held(visit, ann)
    moving.move(visit, to=TOMORROW_10 + HOUR, by=ann, now=MONDAY_9AM)
    looked()
    mine.refresh_from_db()
    assert (mine.begins_at, mine.ends_at) == (TOMORROW_10 + HOUR, TOMORROW_10 + 2 * HOUR)
    visits.cancel(visit, by=ann, now=MONDAY_9AM + HOUR)
    looked(2)
    assert room_of(visit) is None
    undo.undo(visit, by=ann, now=MONDAY_9AM + HOUR + 3 * MINUTE)
    looked(4)
    looked(5)
    assert (room_of(visit), told()) == (mine, [])


def test_where_the_room_is_taken_another_that_fits_is_held_and_the_host_told(ann: Person, bo: Person) -> None:
    visit, other = a_visit(ann), a_room("翠竹", capacity=3)
    held(visit, ann)
    booked(bo, begins=TOMORROW_10 + HOUR)
    moving.move(visit, to=TOMORROW_10 + HOUR, by=ann, now=MONDAY_9AM)
    looked()
    assert (room_of(visit).room, Visit.objects.get().place, told()) == (other, "翠竹", ["meetings.visit_room_moved"])


def test_where_there_is_none_it_stays_and_the_host_hears_once(ann: Person, bo: Person) -> None:
    visit = a_visit(ann)
    mine = held(visit, ann)
    booked(bo, begins=TOMORROW_10 + HOUR)
    moving.move(visit, to=TOMORROW_10 + HOUR, by=ann, now=MONDAY_9AM)
    for minute in range(1, 4):
        looked(minute)
    mine.refresh_from_db()
    assert (mine.begins_at, told()) == (TOMORROW_10, ["meetings.visit_room_lost"])


def test_moved_on_the_board_the_visit_goes_along(ann: Person) -> None:
    mine = held(a_visit(ann), ann)
    booking.move(mine, begins=TOMORROW_10 + HOUR, ends=TOMORROW_10 + 2 * HOUR, by=ann, now=MONDAY_9AM)
    looked()
    assert (Visit.objects.get().expected_at, Booking.objects.holding().get().begins_at) == (TOMORROW_10 + HOUR, TOMORROW_10 + HOUR)


@pytest.mark.parametrize(
    ("others", "taken"),
    [
        ({"礼堂": (80, Rights.ASK), "翠竹": (12, Rights.OPEN), "茶室": (3, Rights.OPEN)}, "茶室"),  # what fits
        ({"礼堂": (80, Rights.ASK), "大间": (30, Rights.OPEN), "翠竹": (12, Rights.OPEN)}, "翠竹"),  # all much too large: the smallest
        ({"茶室": (3, Rights.ASK), "大间": (30, Rights.OPEN)}, "大间"),  # one that waits for the office is none
        ({"礼堂": (80, Rights.ASK), "茶室": (3, Rights.OFFICE)}, None),
    ],
)
def test_a_room_is_taken_that_nobody_need_agree_to(ann: Person, bo: Person, others: dict[str, tuple[int, str]], taken: str | None) -> None:
    visit = a_visit(ann)
    mine = held(visit, ann)
    for name, (seats, rights) in others.items():
        a_room(name, capacity=seats, rights=rights)
    booked(bo, begins=TOMORROW_10 + HOUR)
    moving.move(visit, to=TOMORROW_10 + HOUR, by=ann, now=MONDAY_9AM)
    looked()
    mine.refresh_from_db()
    assert (mine.room.place.name, told()) == (taken or "云山厅", ["meetings.visit_room_moved" if taken else "meetings.visit_room_lost"])
    assert not Meeting.objects.waiting().exists()
