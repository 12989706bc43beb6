"""A fault of the network: a contingency plan within half an hour, told until it is there."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from repairs.actions import network, progress
from tests.factories.repairs import a_category, a_team, reported
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.races import together

PLAN = "repairs.contingency_opened"
pytestmark = pytest.mark.django_db


def told(now=None) -> list[str]:  # type: ignore[no-untyped-def]
    if now:
        run(RULES["timed.climb_ladders"], now=now)
    return list(
        Notice.objects.filter(kind="repairs.contingency_owed", channel="inbox").order_by("pk").values_list("reader__username", flat=True)
    )


def test_owed_told_once_and_opened(ann: Person, olga: Person, rita: Person, tom: Person) -> None:
    ticket = reported(ann, category=a_category("network"), team=a_team(rita, tom))
    assert [told(MONDAY_9AM + each * MINUTE) for each in (29, 30, 31)] == [[], ["olga", "rita"], ["olga", "rita"]]
    network.open_plan(ticket, words="用手机热点", by=tom, now=MONDAY_9AM + HOUR)
    assert network.open_plan(ticket, words="再说", by=rita, now=MONDAY_9AM + HOUR).contingency == "用手机热点"
    assert Todo.objects.open().about(ticket).filter(promise=PLAN).count() == 0
    assert ticket.events.filter(kind="contingency").count() == 1


def test_of_another_kind_nothing_is_owed_and_a_plan_is_refused(ann: Person, olga: Person, tom: Person) -> None:
    ticket = reported(ann, team=a_team(olga, tom))
    assert not Todo.objects.filter(promise=PLAN).exists()
    for words, by, code in (("x", tom, "kind"), (" ", tom, "words"), ("x", ann, "not-yours")):
        with pytest.raises(Refused) as refused:
            network.open_plan(ticket, words=words, by=by, now=MONDAY_9AM)
        assert refused.value.code == code


def test_repaired_it_is_owed_no_more(ann: Person, olga: Person, tom: Person) -> None:
    ticket = reported(ann, category=a_category("network"), team=a_team(olga, tom))
    progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM + MINUTE)
    assert (Todo.objects.open().about(ticket).exclude(promise="repairs.repair_confirmed").exists(), told(MONDAY_9AM + HOUR)) == (False, [])


@pytest.mark.django_db(transaction=True)
def test_opened_by_two_at_once_there_is_one_plan(ann: Person, olga: Person, rita: Person, tom: Person) -> None:
    ticket = reported(ann, category=a_category("network"), team=a_team(rita, tom))
    together(2, lambda n: network.open_plan(ticket, words=str(n), by=[rita, tom][n], now=MONDAY_9AM))
    assert ticket.events.filter(kind="contingency").count() == 1


@pytest.mark.django_db(transaction=True)
def test_control_without_looking_again_there_are_two(ann: Person, olga: Person, tom: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = reported(ann, category=a_category("network"), team=a_team(olga, tom))
    plain = network.locked

    def stale(asked):  # type: ignore[no-untyped-def]
        held = plain(asked)
        held.contingency_at = held.contingency_by = None
        return held

    monkeypatch.setattr(network, "locked", stale)
    together(2, lambda n: network.open_plan(ticket, words=str(n), by=tom, now=MONDAY_9AM))
    assert ticket.events.filter(kind="contingency").count() == 2
