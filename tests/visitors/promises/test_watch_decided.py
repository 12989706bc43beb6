"""After two minutes without a decision the admin manager and security hear, once."""

from frontdesk.outbox.models import Notice
from frontdesk.people.models import DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.visitors import a_watch_entry, arrived_visit, expected_visit
from tests.moments import DAY, MINUTE, MONDAY_9AM
from visitors.actions import watch_deciding


def look(minutes: float) -> list[str]:
    """Who is newly told when the ladders are climbed this long after nine."""
    last = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + minutes * MINUTE)
    told = Notice.objects.filter(pk__gt=last, channel="inbox", kind="visitors.watch_undecided")
    return sorted(told.values_list("reader__username", flat=True))


def test_two_minutes_then_the_manager_and_security_hear_once(ann: Person, rita: Person, olga: Person, tom: Person, bo: Person) -> None:
    DutyContact.objects.create(duty=Duty.SECURITY, person=tom)
    DutyContact.objects.create(duty=Duty.SECURITY, department=bo.department)
    DutyContact.objects.create(duty=Duty.SECURITY, outside_number="021 5555 8110")
    DutyContact.objects.create(duty=Duty.LEGAL, person=ann)
    a_watch_entry(olga, name="李思远")
    arrived_visit(ann)
    todo = Todo.objects.get()

    assert [todo.light(MONDAY_9AM + minutes * MINUTE).value for minutes in (0, 1, 2)] == ["green", "yellow", "red"]
    assert [look(minutes) for minutes in (1.9, 2, 3, 60)] == [[], ["bo", "olga", "tom"], [], []]


def test_a_decision_in_time_tells_nobody(ann: Person, rita: Person, olga: Person) -> None:
    a_watch_entry(olga, name="李思远")
    watch_deciding.decide(arrived_visit(ann), may_enter=True, words="认识", by=rita, now=MONDAY_9AM + MINUTE)
    assert look(3) == []


def test_who_was_announced_and_did_not_come_calls_nobody(ann: Person, olga: Person) -> None:
    a_watch_entry(olga, name="王小明")
    expected_visit(ann, expected_at=MONDAY_9AM + DAY)
    assert [look(minutes) for minutes in (5, 24 * 60 + 1, 24 * 60 + 5)] == [[], [], []]
