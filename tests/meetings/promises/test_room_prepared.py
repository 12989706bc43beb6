"""A served room is ready a quarter of an hour before: the lights, the ladder, moving and cancelling, ticks, and what does not work."""

from datetime import timedelta

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Light, Outcome, Todo
from meetings.actions import booking, inviting, preparing
from meetings.finding.preparation import steps
from meetings.models import Booking, PrepItem
from meetings.promises.room_prepared import RoomPrepared
from repairs.models import Ticket
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.repairs import a_category
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
OWE, CLIMB, LET_GO = "meetings.owe_preparation", "timed.climb_ladders", "meetings.let_go_of_service"


@pytest.fixture
def served(rita: Person, olga: Person, ann: Person) -> Booking:
    """Twelve people tomorrow at ten in a room with a projector, and the usual list."""
    preparing.take_usual(by=olga, now=MONDAY_9AM)
    for rule in (OWE, CLIMB, LET_GO):
        run(RULES[rule], now=MONDAY_9AM)
    return booked(ann, room=a_room(capacity=16, equipment=["projector"]), people=12, is_served=True)


def todo() -> Todo | None:
    return Todo.objects.open().filter(promise="meetings.room_prepared").first()


def test_water_a_person_copies_and_two_and_only_what_the_room_has(served: Booking) -> None:
    rows = {step.item.name: step.many for step in steps(served)}
    assert (rows["摆饮用水"], rows["摆材料"], rows["摆纸和笔"]) == (12, 14, 12)
    assert ("试投影仪" in rows, "试视频会议" in rows) == (True, False)


def test_owed_a_day_before_yellow_at_thirty_minutes_red_at_fifteen(served: Booking, rita: Person, olga: Person) -> None:
    run(RULES[OWE], now=TOMORROW_10 - DAY - MINUTE)
    assert todo() is None
    run(RULES[OWE], now=TOMORROW_10 - DAY)
    mine = todo()
    assert (mine.role, mine.due_at) == ("receptionist", TOMORROW_10 - 15 * MINUTE)
    lights = [mine.light(TOMORROW_10 - at * MINUTE) for at in (31, 30, 16, 15)]
    assert lights == [Light.GREEN, Light.YELLOW, Light.YELLOW, Light.RED]
    for at in (30, 15):
        run(RULES[CLIMB], now=TOMORROW_10 - at * MINUTE)
    rows = Notice.objects.filter(kind="meetings.room_unprepared", channel="inbox").select_related("reader").order_by("pk")
    heard = [row.reader.username for row in rows]
    assert (heard[0], sorted(heard[1:])) == ("rita", ["olga", "rita"])


def test_moved_it_is_owed_anew_and_cancelled_never(served: Booking, ann: Person) -> None:
    run(RULES[OWE], now=TOMORROW_10 - DAY)
    now = TOMORROW_10 - DAY + HOUR
    booking.move(served, begins=TOMORROW_10 + HOUR, ends=TOMORROW_10 + 2 * HOUR, by=ann, now=now)
    run(RULES[OWE], now=now + MINUTE)
    assert todo().due_at == TOMORROW_10 + 45 * MINUTE
    booking.cancel(served, by=ann, now=now + 2 * MINUTE)
    run(RULES[OWE], now=now + 3 * MINUTE)
    assert todo() is None


def test_the_last_tick_settles_it(served: Booking, rita: Person, ann: Person) -> None:
    run(RULES[OWE], now=TOMORROW_10 - DAY)
    rows = steps(served)
    for step in rows[:-1]:
        preparing.tick(served, step.item, by=rita, now=TOMORROW_10 - HOUR)
    assert todo() is not None
    preparing.tick(served, rows[-1].item, by=rita, now=TOMORROW_10 - HOUR)
    assert todo() is None
    with pytest.raises(Refused) as refused:
        preparing.tick(served, rows[0].item, by=ann, now=TOMORROW_10 - HOUR)
    assert refused.value.code == "not-yours"


def test_what_does_not_work_is_reported_once_and_the_meeting_moves_with_everybody(
    served: Booking, rita: Person, bo: Person, ann: Person
) -> None:
    a_category()
    inviting.invite(served, people=[bo], by=ann, now=MONDAY_9AM)
    projector = PrepItem.objects.get(name="试投影仪")
    for _turn in range(2):
        preparing.fail(served, projector, words="灯泡不亮", by=rita, now=TOMORROW_10 - HOUR)
    assert Ticket.objects.get().words == "试投影仪 · 灯泡不亮"
    other = a_room("备用厅", capacity=16)
    booking.move(served, begins=TOMORROW_10, ends=TOMORROW_10 + HOUR, room=other, by=rita, now=TOMORROW_10 - HOUR)
    told = Notice.objects.filter(kind="meetings.meeting_changed", channel="inbox").get()
    assert (told.reader, told.data["room"]) == (bo, "备用厅")
    run(RULES[OWE], now=TOMORROW_10 - HOUR + timedelta(minutes=1))
    assert todo().subject_id == served.pk


def test_who_asks_for_it_waits_for_the_office(ann: Person, rita: Person) -> None:
    assert booked(ann, is_served=True).meeting.is_waiting
    assert not booked(rita, room=a_room("乙"), is_served=True).meeting.is_waiting


def test_ended_early_or_over_nobody_owes_it_any_more(served: Booking, ann: Person) -> None:
    run(RULES[OWE], now=TOMORROW_10 - HOUR)
    mine = todo()
    assert not RoomPrepared().is_moot(mine)
    booking.end_early(served, by=ann, now=TOMORROW_10 + 20 * MINUTE)
    mine.refresh_from_db()
    assert (mine.outcome, RoomPrepared().is_moot(mine)) == (Outcome.WITHDRAWN, True)
    later = booked(ann, room=a_room("乙", capacity=16), begins=TOMORROW_10 + 2 * HOUR, is_served=True)
    run(RULES[OWE], now=TOMORROW_10 + HOUR)
    assert todo().subject_id == later.pk
    run(RULES[LET_GO], now=TOMORROW_10 + 3 * HOUR - MINUTE)
    assert todo() is not None
    run(RULES[LET_GO], now=TOMORROW_10 + 3 * HOUR)
    assert todo() is None
