"""Who asked is matched by whole name and contact together, once; an outage delays it and loses nothing."""

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.people import PersonFactory
from tests.factories.visitors import asked_to_come
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.models import Visit, VisitRequest
from visitors.models.visit import Door, State


@pytest.fixture(autouse=True)
def ann_has_a_mobile(ann: Person) -> None:
    Person.objects.filter(pk=ann.pk).update(email="ann@example.com", mobile="13911112222")


def look(after: object = MINUTE) -> int:
    return len(run(RULES["visitors.match_requests"], now=MONDAY_9AM + after).acted)


@pytest.mark.parametrize(
    ("name", "contact", "found"),
    [
        ("安然", "ann@example.com", True),
        (" 安 然 ", "ANN@Example.com", True),
        ("AN RAN", "139 1111 2222", True),
        ("anran", "+86 139-1111-2222", True),
        ("Ann An", "１３９１１１１２２２２", True),
        ("ar", "ann@example.com", False),
        ("然", "ann@example.com", False),
        ("安", "ann@example.com", False),
        ("安然", "bnn@example.com", False),
        ("安然", "13911112223", False),
        ("薄岩", "ann@example.com", False),
    ],
)
def test_whole_name_and_contact_together(name: str, contact: str, found: bool) -> None:
    asked_to_come(host_name=name, host_contact=contact)

    assert (look(), Visit.objects.count()) == (1, int(found))


def test_nobody_is_found_by_an_empty_mobile_nor_two_of_one_name_and_mail_nor_who_has_left(ann: Person) -> None:
    PersonFactory(name="安然", mobile="", email="ann@example.com")
    Person.objects.filter(pk=ann.pk).update(mobile="")
    for contact in ("ann@example.com", "-", ""):
        asked_to_come(host_contact=contact)
    look()

    assert (Visit.objects.count(), Todo.objects.filter(promise="visitors.request_confirmed").count()) == (0, 3)


def test_found_it_is_a_visit_that_the_host_is_asked_about_and_the_department_hears(ann: Person, bo: Person) -> None:
    request = asked_to_come(people=3, plate="沪A12345")
    look()
    request.refresh_from_db()
    visit = Visit.objects.get()

    assert (request.visit, request.matched_at, visit.state, visit.door) == (visit, MONDAY_9AM + MINUTE, State.REQUESTED, Door.PAGE)
    assert (visit.companions, visit.plate, visit.requested_at, visit.host) == (2, "沪A12345", MONDAY_9AM, ann)
    told = Notice.objects.filter(channel="inbox").order_by("pk").values_list("reader__username", "kind")
    assert list(told) == [("ann", "visitors.visit_asked"), ("bo", "visitors.visit_asked_department")]
    assert f"/visitors/visits/{visit.pk}/accept/" in written(Notice.objects.filter(reader=ann).first()).body
    owed = Todo.objects.order_by("promise").values_list("promise", "holder", "role", "since_at")
    assert list(owed) == [
        ("visitors.host_accepts", ann.pk, "", MONDAY_9AM + MINUTE),
        ("visitors.request_confirmed", None, "receptionist", MONDAY_9AM),
    ]


def test_before_at_after_and_again() -> None:
    looks = [look(0 * MINUTE)]
    asked_to_come()

    assert [*looks, look(), look(), look(HOUR), Visit.objects.count()] == [0, 1, 0, 0, 1]


def test_after_an_outage_it_is_matched_and_the_desks_hour_has_run() -> None:
    asked_to_come()
    look(5 * HOUR)

    assert Todo.objects.get(promise="visitors.request_confirmed").due_at == MONDAY_9AM + HOUR
    assert Todo.objects.get(promise="visitors.host_accepts").since_at == MONDAY_9AM + 5 * HOUR


def test_what_came_too_late_for_its_wish_is_the_desks() -> None:
    asked_to_come(wished_at=MONDAY_9AM + 2 * HOUR)
    look(DAY)

    assert (Visit.objects.count(), VisitRequest.objects.get().matched_at, Todo.objects.count()) == (0, MONDAY_9AM + DAY, 1)
