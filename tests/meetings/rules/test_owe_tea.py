"""Rounds of tea follow the meeting as it really runs: every hour, longer when prolonged, none after its end, one after an outage."""

from collections.abc import Callable
from datetime import datetime

import pytest

from frontdesk.limits.actions import change
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from meetings.actions import booking, serving
from meetings.limits import Service
from meetings.models import Booking, Meeting, TeaRound
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
TEA = "meetings.owe_tea"


@pytest.fixture(autouse=True)
def live(rita: Person) -> None:
    run(RULES[TEA], now=MONDAY_9AM)


def served(by: Person, hours: float = 3, **more: object) -> Booking:
    return booked(by, hours=hours, is_served=True, **more)


def looked(*minutes: int) -> None:
    """The worker looks at these minutes of the meeting."""
    for minute in minutes:
        run(RULES[TEA], now=TOMORROW_10 + minute * MINUTE)


def rounds() -> list[int]:
    """The minutes of the meeting at which a round was owed."""
    return [(at - TOMORROW_10) // MINUTE for at in TeaRound.objects.order_by("owed_at").values_list("owed_at", flat=True)]


def owed() -> list[datetime]:
    ids = Todo.objects.open().filter(promise="meetings.tea_served").values("subject_id")
    return list(TeaRound.objects.filter(pk__in=ids).values_list("owed_at", flat=True))


@pytest.mark.parametrize(
    ("minutes", "every", "wanted"),
    [
        (180, None, [60, 120]),  # none at its end
        (185, None, [60, 120]),  # none in its last ten minutes
        (190, None, [60, 120, 180]),
        (60, None, []),
        (65, None, []),
        (70, None, [60]),
        (100, 30, [30, 60, 90]),
        (95, 30, [30, 60]),
        (180, 0, []),
    ],
)
def test_every_hour_or_half_none_at_the_end(ann: Person, minutes: int, every: int | None, wanted: list[int]) -> None:
    mine = served(ann, minutes / 60)
    Meeting.objects.filter(pk=mine.meeting_id).update(tea_every=every)
    looked(*range(-5, minutes + 30))
    assert rounds() == wanted


def test_at_the_minute_and_once(ann: Person) -> None:
    served(ann)
    looked(59)
    assert rounds() == []
    looked(60, 61, 62)
    assert (rounds(), owed(), Todo.objects.filter(promise="meetings.tea_served").count()) == ([60], [TOMORROW_10 + HOUR], 1)


def longer(mine: Booking, by: Person) -> None:
    booking.prolong(mine, 60, by=by, now=TOMORROW_10 + 100 * MINUTE)


def shorter(mine: Booking, by: Person) -> None:
    booking.move(mine, begins=TOMORROW_10, ends=TOMORROW_10 + 125 * MINUTE, by=by, now=TOMORROW_10 + 100 * MINUTE)


def ended(mine: Booking, by: Person) -> None:
    booking.end_early(mine, by=by, now=TOMORROW_10 + 100 * MINUTE)


def other_room(mine: Booking, by: Person) -> None:
    booking.move(mine, begins=TOMORROW_10, ends=mine.ends_at, room=a_room("乙"), by=by, now=TOMORROW_10 + 100 * MINUTE)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [(longer, [60, 120, 180]), (shorter, [60]), (ended, [60]), (other_room, [60, 120])],
    ids=["longer", "shorter", "ended", "other room"],
)
def test_they_follow_the_meeting(ann: Person, change: Callable[[Booking, Person], None], wanted: list[int]) -> None:
    mine = served(ann)
    looked(*range(0, 100, 10))
    change(mine, ann)
    looked(*range(100, 260, 10))
    assert rounds() == wanted


@pytest.mark.parametrize("away", ["cancelled", "moved"])
def test_of_a_meeting_that_was_cancelled_or_moved_none(ann: Person, away: str) -> None:
    mine = served(ann)
    if away == "cancelled":
        booking.cancel(mine, by=ann, now=MONDAY_9AM)
    else:
        booking.move(mine, begins=TOMORROW_10 + 5 * HOUR, ends=TOMORROW_10 + 8 * HOUR, by=ann, now=MONDAY_9AM)
    looked(*range(0, 200, 10))
    assert rounds() == []
    looked(*range(360, 480, 10))
    assert rounds() == ([] if away == "cancelled" else [360, 420])


def test_after_an_outage_one_round_and_of_what_is_over_none(ann: Person) -> None:
    served(ann, 4)
    booked(ann, room=a_room("乙"), hours=2, is_served=True)
    looked(200)  # since 60 minutes nobody had looked; the other is over
    assert (rounds(), owed()) == ([180], [TOMORROW_10 + 3 * HOUR])
    looked(235)
    assert rounds() == [180]


def test_nothing_is_made_up_in_the_last_minutes(ann: Person) -> None:
    served(ann, 2)
    looked(115)
    assert rounds() == []


def test_a_round_that_nobody_served_gives_way_to_the_next(ann: Person, rita: Person) -> None:
    served(ann, 4)
    looked(60)
    first = TeaRound.objects.get()
    looked(120)
    assert owed() == [TOMORROW_10 + 2 * HOUR]
    second = TeaRound.objects.latest("owed_at")
    serving.serve_tea(second, by=rita, now=TOMORROW_10 + 121 * MINUTE)
    first.refresh_from_db()
    assert (first.served_at, owed()) == (None, [])


def test_the_house_sets_its_own_time(ann: Person, olga: Person) -> None:
    change(Service, values={"tea": 45}, by=olga, now=MONDAY_9AM)
    served(ann, 2)
    looked(*range(0, 120, 5))
    assert rounds() == [45, 90]


def test_nothing_where_the_office_does_not_serve(ann: Person) -> None:
    booked(ann, hours=3)
    looked(*range(0, 180, 10))
    assert rounds() == []
