"""Tea within ten minutes: lights, ladder, what the to-do says, and when it is moot."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.describe import described
from frontdesk.todos.models import Light, Todo
from meetings.actions import booking, serving
from meetings.models import Booking, TeaRound
from tests.factories.meetings import TOMORROW_10, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
TEA, CLIMB, LET_GO = "meetings.owe_tea", "timed.climb_ladders", "meetings.let_go_of_service"
ROUND = TOMORROW_10 + HOUR


@pytest.fixture
def mine(rita: Person, olga: Person, ann: Person) -> Booking:
    """A confidential meeting of three hours, an hour in."""
    for rule in (TEA, CLIMB, LET_GO):
        run(RULES[rule], now=MONDAY_9AM)
    made = booked(ann, hours=3, subject="飞龙收购", people=6, is_served=True, is_confidential=True)
    run(RULES[TEA], now=ROUND)
    return made


def todo() -> Todo | None:
    return Todo.objects.open().filter(promise="meetings.tea_served").first()


def test_yellow_at_five_red_at_ten_minutes_and_then_the_admin_manager_hears(mine: Booking) -> None:
    lights = [todo().light(ROUND + at * MINUTE) for at in (4, 5, 9, 10)]
    assert lights == [Light.GREEN, Light.YELLOW, Light.YELLOW, Light.RED]
    for at in (4, 5, 10):
        run(RULES[CLIMB], now=ROUND + at * MINUTE)
    rows = Notice.objects.filter(kind="meetings.tea_owed", channel="inbox").select_related("reader").order_by("pk")
    heard = [row.reader.username for row in rows]
    assert (heard[0], sorted(heard[1:])) == ("rita", ["olga", "rita"])
    assert all("飞龙" not in str(row.data) and row.data["cups"] == 6 for row in rows)


def test_it_says_room_time_and_cups_and_nothing_else(mine: Booking, rita: Person) -> None:
    [row] = described([todo()], rita)
    assert row.about.title == "云山厅 11:00 添茶：6 杯"


def test_served_once_and_by_the_office(mine: Booking, rita: Person, ann: Person) -> None:
    row = TeaRound.objects.get()
    with pytest.raises(Refused) as refused:
        serving.serve_tea(row, by=ann, now=ROUND)
    assert refused.value.code == "not-yours"
    for minute in (3, 4):
        serving.serve_tea(row, by=rita, now=ROUND + minute * MINUTE)
    row.refresh_from_db()
    assert (row.served_at, row.served_by, todo()) == (ROUND + 3 * MINUTE, rita, None)


def test_ended_early_it_goes_at_once_and_can_be_served_no_more(mine: Booking, rita: Person, ann: Person) -> None:
    booking.end_early(mine, by=ann, now=ROUND + 2 * MINUTE)
    assert todo() is None
    with pytest.raises(Refused) as refused:
        serving.serve_tea(TeaRound.objects.get(), by=rita, now=ROUND + 3 * MINUTE)
    assert refused.value.code == "over"


def test_with_its_meeting_over_nobody_is_told(mine: Booking) -> None:
    run(RULES[LET_GO], now=mine.ends_at - MINUTE)
    assert todo() is not None
    run(RULES[LET_GO], now=mine.ends_at)
    run(RULES[CLIMB], now=mine.ends_at)
    assert (todo(), Notice.objects.filter(kind="meetings.tea_owed").count()) == (None, 0)


def test_shortened_so_that_it_falls_into_the_last_minutes_it_goes(mine: Booking, ann: Person) -> None:
    booking.move(mine, begins=mine.begins_at, ends=ROUND + 8 * MINUTE, by=ann, now=ROUND + MINUTE)
    run(RULES[CLIMB], now=ROUND + 5 * MINUTE)
    assert Notice.objects.filter(kind="meetings.tea_owed").count() == 0
    run(RULES[LET_GO], now=ROUND + 5 * MINUTE)
    assert todo() is None
