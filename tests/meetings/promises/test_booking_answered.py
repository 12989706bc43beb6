"""A room that the office agrees to is held while it is asked for; reception owes an answer until it is given or not wanted any more."""

from datetime import timedelta

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from frontdesk.todos.explain import sum_of
from frontdesk.todos.models import Light, Outcome, Todo
from meetings.actions import booking
from meetings.models import Booking, Rights
from tests.factories.meetings import a_room, booked
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(rita: Person, ann: Person) -> Booking:
    return booked(ann, room=a_room(rights=Rights.ASK), begins=MONDAY_9AM + 4 * DAY)


def heard(person: Person) -> list[str]:
    rows = Notice.objects.filter(reader=person, channel="inbox").order_by("pk")
    return [kind.removeprefix("meetings.") for kind in rows.values_list("kind", flat=True)]


def test_yellow_at_half_a_working_day_red_after_one_and_the_manager_is_told(asked: Booking, rita: Person, olga: Person) -> None:
    todo = Todo.objects.get()
    lights = {at: todo.light(MONDAY_9AM + at) for at in (HOUR, 13 * HOUR, DAY)}
    assert (todo.role, todo.due_at) == ("receptionist", MONDAY_9AM + DAY)
    assert list(lights.values()) == [Light.GREEN, Light.YELLOW, Light.RED]
    for at in (MONDAY_9AM + 13 * HOUR, MONDAY_9AM + DAY):
        todo.refresh_from_db()
        todos.move(todo, now=at)
    assert (heard(rita), heard(olga)) == (["booking_asked"] * 3, ["booking_asked"])  # at once, at yellow, at red


def test_of_preparation_alone_reception_hears_that_the_room_is_theirs_each_time_it_is_ordered(ann: Person, rita: Person) -> None:
    mine = booked(ann, begins=MONDAY_9AM + 4 * DAY + HOUR)
    for at in (MONDAY_9AM, MONDAY_9AM + 2 * DAY):
        booking.order_preparation(mine, by=ann, now=at)
        todos.move(Todo.objects.open().get(), now=at + DAY)
        booking.decline(mine, because="当天有外宾", by=rita, now=at + DAY + HOUR)
    told = Notice.objects.filter(reader=rita, channel="inbox", kind="meetings.booking_asked")
    assert told.count() == 4  # as it is ordered and when the time is over, twice
    assert {(each.data["asks"], each.data["until"]) for each in told} == {("申请会前准备", "会议室已订好，请您安排会前准备")}


def test_agreed_or_declined_who_asked_hears_and_nobody_owes_an_answer(asked: Booking, rita: Person, ann: Person) -> None:
    booking.agree(asked, by=rita, now=MONDAY_9AM + HOUR)
    assert (heard(ann), Todo.objects.open().exists()) == (["booking_agreed"], False)
    other = booked(ann, room=a_room(rights=Rights.ASK), begins=MONDAY_9AM + 3 * DAY)
    with pytest.raises(Refused):
        booking.decline(other, because=" ", by=rita, now=MONDAY_9AM + HOUR)
    booking.decline(other, because="当天有外宾", by=rita, now=MONDAY_9AM + HOUR)
    assert (heard(ann), Todo.objects.open().exists()) == (["booking_agreed", "booking_declined"], False)


def test_cancelled_before_an_answer_it_was_never_owed(asked: Booking, ann: Person) -> None:
    booking.cancel(asked, by=ann, now=MONDAY_9AM + HOUR)
    assert Todo.objects.get().outcome == Outcome.WITHDRAWN


def test_of_a_confidential_meeting_the_desk_reads_no_subject(rita: Person, ann: Person) -> None:
    booked(ann, room=a_room(rights=Rights.ASK), begins=MONDAY_9AM + 4 * DAY, subject="薪酬调整", is_confidential=True)
    todos.move(Todo.objects.get(), now=MONDAY_9AM + 13 * HOUR)
    assert len(heard(rita)) == 2
    assert "薪酬" not in str([notice.data for notice in Notice.objects.filter(reader=rita)])


@pytest.mark.parametrize(
    ("begins", "yellow", "due"),
    [
        (4 * DAY, 12 * HOUR, DAY),  # far away: half a working day, a working day
        (DAY, 12 * HOUR, DAY),
        (DAY - HOUR, 23 * HOUR / 2, DAY - HOUR),  # it begins sooner: by then, and yellow half way
        (2 * HOUR, HOUR, 2 * HOUR),
    ],
)
def test_it_is_due_before_the_meeting_begins(ann: Person, rita: Person, begins: timedelta, yellow: timedelta, due: timedelta) -> None:
    booked(ann, room=a_room(rights=Rights.ASK), begins=MONDAY_9AM + begins)
    todo = Todo.objects.get()
    assert (todo.yellow_at, todo.due_at, todo.red_at) == tuple(MONDAY_9AM + each for each in (yellow, due, due))


def test_over_a_weekend_it_is_due_before_monday_s_meeting(ann: Person, rita: Person) -> None:
    friday = MONDAY_9AM + 4 * DAY + 8 * HOUR
    booked(ann, room=a_room(rights=Rights.ASK), begins=MONDAY_9AM + 7 * DAY + HOUR, now=friday)
    todo = Todo.objects.get()
    assert todo.due_at == MONDAY_9AM + 7 * DAY + HOUR
    assert [item.words for item in sum_of(todo)] == ["会议开始时间 11月30日 10:00", "在此之前答复"]


def test_brought_forward_it_is_due_sooner_and_put_off_as_ever(ann: Person, rita: Person) -> None:
    mine = booked(ann, begins=MONDAY_9AM + 4 * DAY, is_served=True)
    for begins, due in ((3 * HOUR, 3 * HOUR), (2 * DAY, DAY)):
        booking.move(mine, begins=MONDAY_9AM + begins, ends=MONDAY_9AM + begins + HOUR, by=ann, now=MONDAY_9AM + HOUR)
        assert Todo.objects.open().get().due_at == MONDAY_9AM + due
