"""Somebody is there a quarter of an hour before: lights, ladder, one tap, moving and cancelling."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.describe import described
from frontdesk.todos.models import Light, Todo
from meetings.actions import booking, preparing, serving
from meetings.models import Booking, PrepItem
from tests.factories.meetings import TOMORROW_10, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
OWE, CLIMB, LET_GO = "meetings.owe_service", "timed.climb_ladders", "meetings.let_go_of_service"


@pytest.fixture
def served(rita: Person, olga: Person, ann: Person) -> Booking:
    for rule in (OWE, CLIMB, LET_GO):
        run(RULES[rule], now=MONDAY_9AM)
    return booked(ann, is_served=True, is_confidential=True)


def todo() -> Todo | None:
    return Todo.objects.open().filter(promise="meetings.service_there").first()


def heard() -> list[str]:
    rows = Notice.objects.filter(kind="meetings.nobody_serves", channel="inbox").select_related("reader").order_by("pk")
    return [row.reader.username for row in rows]


def test_yellow_at_fifteen_red_at_ten_and_then_the_admin_manager_hears(served: Booking) -> None:
    run(RULES[OWE], now=TOMORROW_10 - HOUR)
    mine = todo()
    assert (mine.role, mine.due_at) == ("receptionist", TOMORROW_10 - 15 * MINUTE)
    lights = [mine.light(TOMORROW_10 - at * MINUTE) for at in (16, 15, 11, 10)]
    assert lights == [Light.GREEN, Light.YELLOW, Light.YELLOW, Light.RED]
    run(RULES[CLIMB], now=TOMORROW_10 - 16 * MINUTE)
    assert heard() == []
    run(RULES[CLIMB], now=TOMORROW_10 - 15 * MINUTE)
    assert heard() == ["rita"]
    run(RULES[CLIMB], now=TOMORROW_10 - 10 * MINUTE)
    assert sorted(heard()) == ["olga", "rita", "rita"]


def test_one_tap_from_its_page_or_from_any_list_of_to_dos(served: Booking, rita: Person, ann: Person) -> None:
    run(RULES[OWE], now=TOMORROW_10 - HOUR)
    with pytest.raises(Refused) as refused:
        serving.be_there(served, by=ann, now=TOMORROW_10 - 20 * MINUTE)
    assert refused.value.code == "not-yours"
    serving.be_there(served, by=rita, now=TOMORROW_10 - 16 * MINUTE)
    done = Todo.objects.get(promise="meetings.service_there")
    assert (done.done_by, done.done_at <= done.due_at) == (rita, True)
    with pytest.raises(Refused) as refused:
        serving.be_there(served, by=rita, now=TOMORROW_10 - 15 * MINUTE)
    assert refused.value.code == "over"
    run(RULES[CLIMB], now=TOMORROW_10)
    assert heard() == []


def test_ticked_from_a_list(served: Booking, rita: Person) -> None:
    run(RULES[OWE], now=TOMORROW_10 - HOUR)
    [row] = described([todo()], rita)
    assert (row.may_tick, "周例会" in row.about.title, "4" in row.about.title) == (True, False, True)
    todos.tick(row.todo, by=rita, now=TOMORROW_10 - 20 * MINUTE)
    assert todo() is None


@pytest.mark.parametrize(("hours", "left"), [(0.5, True), (4, False)])
def test_moved_it_is_owed_anew_when_its_time_comes(served: Booking, ann: Person, hours: float, left: bool) -> None:
    now = TOMORROW_10 - 40 * MINUTE
    run(RULES[OWE], now=now)
    booking.move(served, begins=TOMORROW_10 + hours * HOUR, ends=TOMORROW_10 + (hours + 1) * HOUR, by=ann, now=now)
    now += 15 * MINUTE
    for rule in (OWE, LET_GO):
        run(RULES[rule], now=now)
    assert bool(todo()) == left
    run(RULES[OWE], now=TOMORROW_10 + (hours - 1) * HOUR + 30 * MINUTE)
    assert todo().due_at == TOMORROW_10 + hours * HOUR - 15 * MINUTE


def test_of_a_meeting_that_is_cancelled_it_goes_at_once(served: Booking, ann: Person) -> None:
    run(RULES[OWE], now=TOMORROW_10 - HOUR)
    booking.cancel(served, by=ann, now=TOMORROW_10 - 30 * MINUTE)
    assert todo() is None


def test_it_stands_no_more_in_the_usual_list_of_a_new_house(olga: Person) -> None:
    preparing.take_usual(by=olga, now=MONDAY_9AM)
    assert not PrepItem.objects.filter(name="服务人员到位").exists()
