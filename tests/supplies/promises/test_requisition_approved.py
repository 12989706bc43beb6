"""A requisition is decided within two working days; silence climbs to the stand-in and the admin manager."""

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from supplies.actions import requisitions
from tests.factories.supplies import stocked
from tests.factories.supplies_requisition import asked
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.staff import Staff

FRIDAY = MONDAY_9AM + 4 * DAY


def told() -> list[str]:
    rows = Notice.objects.filter(kind="supplies.requisition_waits", channel=Channel.INBOX).order_by("pk")
    return list(rows.values_list("reader__username", flat=True))


def test_over_a_weekend_a_day_reminds_both_and_two_tell_the_admin_manager(ann: Person, bo: Person, olga: Person, rita: Person) -> None:
    Person.objects.filter(pk=bo.pk).update(stand_in=rita)
    asked(ann, {stocked(5): 1}, now=FRIDAY)
    todo = Todo.objects.open().get()
    assert (todo.holder, todo.yellow_at, todo.due_at) == (bo, FRIDAY + 3 * DAY, FRIDAY + 4 * DAY)

    heard = []
    for now in (todo.yellow_at - MINUTE, todo.yellow_at, todo.due_at, todo.due_at + DAY):
        run(RULES["timed.climb_ladders"], now=now)
        heard.append(told())
    assert heard == [[], ["bo", "rita"], ["bo", "rita", "olga"], ["bo", "rita", "olga"]]


def test_nobody_is_chased_for_what_was_withdrawn(ann: Person, bo: Person) -> None:
    requisition = asked(ann, {stocked(5): 1})
    requisitions.withdraw(requisition, by=ann, now=MONDAY_9AM + HOUR)
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 3 * DAY)
    assert (told(), Todo.objects.get().outcome) == ([], "withdrawn")


def test_whoever_decides_on_the_to_do_reads_what_is_asked_for(ann: Person, bo: Person) -> None:
    asked(ann, {stocked(5, name="键盘", unit="个"): 2})
    said = Staff(bo, "zh-hans").open("todo_detail", Todo.objects.get().pk).content.decode()
    assert "键盘 2个" in said
