"""Silence of a host who is asked climbs at 20, 40 and 60 minutes of working time; yes or no stops it."""

from datetime import datetime

import pytest
from django.test import override_settings

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.describe import described
from frontdesk.todos.models import Outcome, Todo
from tests.factories.visitors import asked_to_come
from tests.moments import MINUTE, MONDAY_9AM
from visitors.actions import approving, requests, undo, visits
from visitors.models import Visit
from visitors.models.visit import State


@pytest.fixture
def asked(ann: Person, bo: Person, tom: Person, rita: Person) -> Visit:
    Person.objects.filter(pk=ann.pk).update(email="ann@example.com")
    return requests.match(asked_to_come(), now=MONDAY_9AM).visit


def look(minutes: float) -> list[tuple[str, str]]:
    """Who is newly told what about the host's answer."""
    last = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + minutes * MINUTE)
    told = Notice.objects.filter(pk__gt=last, channel="inbox").exclude(kind="visitors.request_late").order_by("pk")
    return [(notice.reader.username, notice.kind.partition(".")[2]) for notice in told]


def test_silence_climbs_and_each_rung_is_told_once(asked: Visit) -> None:
    assert [look(minutes) for minutes in (0, 19.9, 20, 21, 40, 59, 60, 61, 600)] == [
        [],
        [],
        [("ann", "visit_unaccepted"), ("tom", "visit_unaccepted")],
        [],
        [("rita", "request_checking")],
        [],
        [("bo", "visit_unaccepted")],
        [],
        [],
    ]


def test_after_an_outage_only_the_highest_rung_is_told(asked: Visit) -> None:
    assert [look(61), look(62)] == [[("bo", "visit_unaccepted")], []]


@pytest.mark.parametrize("way", ["button", "to-do"])
@pytest.mark.parametrize("agrees", [True, False])
def test_yes_or_no_by_the_button_or_the_to_do_stops_it_and_the_visitor_is_told(asked: Visit, ann: Person, way: str, agrees: bool) -> None:
    todo, at = Todo.objects.get(promise="visitors.host_accepts"), MONDAY_9AM + MINUTE
    if way == "to-do":
        todos.decide(todo, by=ann, agreed=agrees, words="" if agrees else "那天我出差", now=at)
    elif agrees:
        approving.accept(asked, by=ann, now=at)
    else:
        approving.decline(asked, by=ann, now=at, words="那天我出差")
    asked.refresh_from_db()
    todo.refresh_from_db()
    told = Notice.objects.get(channel=Channel.MAIL, address="tang@example.com")

    assert (asked.state, todo.outcome) == ((State.EXPECTED, Outcome.AGREED) if agrees else (State.DECLINED, Outcome.REFUSED))
    assert told.kind == ("visitors.visit_invited" if agrees else "visitors.visit_not_possible")
    assert "出差" not in written(told).body
    assert look(20) == []


def test_the_words_of_a_no_are_sent_only_when_that_is_wanted(asked: Visit, ann: Person) -> None:
    approving.decline(asked, by=ann, now=MONDAY_9AM, words="那天我出差", tell_words=True)

    assert "“那天我出差”" in written(Notice.objects.get(channel=Channel.MAIL, address="tang@example.com")).body


def test_on_a_day_off_the_approval_is_asked_before_the_visitor_is_invited(ann: Person) -> None:
    Person.objects.filter(pk=ann.pk).update(email="ann@example.com")
    saturday = datetime(2026, 11, 28, 10, tzinfo=MONDAY_9AM.tzinfo)
    request = requests.match(asked_to_come(wished_at=saturday, off_day_reason="设备检修"), now=MONDAY_9AM)
    visit = approving.accept(request.visit, by=ann, now=MONDAY_9AM)
    request.refresh_from_db()

    assert (visit.state, request.is_answered, Notice.objects.filter(address="tang@example.com").count()) == (State.REQUESTED, False, 0)


@override_settings(SMS_URL="")
def test_who_can_not_be_written_to_is_called(ann: Person, rita: Person) -> None:
    Person.objects.filter(pk=ann.pk).update(email="ann@example.com")
    request = requests.match(asked_to_come(email=""), now=MONDAY_9AM)
    approving.accept(request.visit, by=ann, now=MONDAY_9AM)
    request.refresh_from_db()
    assert (request.is_answered, request.confirmed_at) == (True, None)

    requests.confirm(request, by=rita, now=MONDAY_9AM + MINUTE)
    assert Todo.objects.filter(promise="visitors.request_confirmed", done_at=MONDAY_9AM + MINUTE, done_by=rita).count() == 1


def test_cancelling_asks_the_host_no_more_and_undoing_asks_again(asked: Visit, ann: Person) -> None:
    visits.cancel(asked, by=ann, now=MONDAY_9AM + MINUTE)
    cancelled = Todo.objects.get(promise="visitors.host_accepts").outcome
    undo.undo(asked, by=ann, now=MONDAY_9AM + 2 * MINUTE)

    assert (cancelled, Todo.objects.open().filter(promise="visitors.host_accepts").count()) == (Outcome.WITHDRAWN, 1)
    assert look(20) == [("ann", "visit_unaccepted"), ("tom", "visit_unaccepted")]


def test_a_host_opens_the_question_and_the_desk_the_request(asked: Visit, ann: Person, rita: Person) -> None:
    todo = Todo.objects.get(promise="visitors.host_accepts")
    paths = [described([todo], reader)[0].about.path for reader in (ann, rita)]

    assert paths == [f"/visitors/visits/{asked.pk}/accept/", f"/visitors/requests/{asked.request.pk}/"]
