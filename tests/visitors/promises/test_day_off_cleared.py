"""A visit on a day off is decided within an hour of working time; silence climbs to the stand-in and the admin manager."""

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import visits

SUNDAY = MONDAY_9AM + 6 * DAY


def told() -> list[str]:
    return list(
        Notice.objects.filter(kind="visitors.day_off_waits", channel="inbox").order_by("pk").values_list("reader__username", flat=True)
    )


def climb(*minutes: int) -> None:
    for after in minutes:
        run(RULES["timed.climb_ladders"], now=MONDAY_9AM + after * MINUTE)


def test_the_light_and_the_ladder(ann: Person, bo: Person, olga: Person, rita: Person) -> None:
    Person.objects.filter(pk=bo.pk).update(stand_in=rita)
    expected_visit(ann, expected_at=SUNDAY, off_day_reason="只能周日")
    todo = Todo.objects.open().get()

    lights = [todo.light(MONDAY_9AM + after * MINUTE).value for after in (29, 30, 59, 60)]
    climb(29, 30, 31, 59, 60, 61, 500)

    assert (todo.holder, todo.due_at, lights) == (bo, MONDAY_9AM + HOUR, ["green", "yellow", "yellow", "red"])
    assert told() == ["bo", "rita", "olga"]


def test_it_stands_still_over_night(ann: Person) -> None:
    expected_visit(ann, expected_at=SUNDAY, off_day_reason="只能周日", now=MONDAY_9AM.replace(hour=17, minute=50))
    assert Todo.objects.open().get().due_at > MONDAY_9AM + DAY


def test_nobody_is_chased_for_a_visit_that_was_cancelled(ann: Person, olga: Person) -> None:
    visit = expected_visit(ann, expected_at=SUNDAY, off_day_reason="只能周日")
    visits.cancel(visit, by=ann, now=MONDAY_9AM + MINUTE)
    climb(60)
    assert (told(), Todo.objects.get().outcome) == ([], "withdrawn")
