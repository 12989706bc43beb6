"""A pause ends by itself at its moment; those who wait and who repairs hear of it once."""

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.actions import clocks, dispatch, merging, progress
from repairs.models import Follower, Pause, Ticket
from tests.factories.repairs import a_team, reported
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

RULE = "repairs.pauses_end"
UNTIL = MONDAY_9AM + 2 * HOUR
pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(ann: Person, olga: Person, tom: Person) -> Ticket:
    """Paused until eleven."""
    ticket = dispatch.accept(reported(ann, team=a_team(olga, tom)), by=tom, now=MONDAY_9AM)
    clocks.pause(ticket, reason="parts", until=UNTIL, by=tom, now=MONDAY_9AM + HOUR)
    return ticket


def told() -> list[str]:
    return sorted(Notice.objects.filter(kind="repairs.pause_over", channel="inbox").values_list("reader__username", flat=True))


def test_before_at_again_and_after_an_outage(ticket: Ticket, bo: Person) -> None:
    Follower.objects.create(ticket=ticket, person=bo, followed_at=MONDAY_9AM)
    heard = []
    for now in (UNTIL - MINUTE, UNTIL, UNTIL + MINUTE, UNTIL + DAY):
        run(RULES[RULE], now=now)
        heard.append((told(), Pause.objects.get().ended_at))
    assert heard == [([], None), *[(["ann", "bo", "tom"], UNTIL)] * 3]
    notice = Notice.objects.filter(reader__username="ann", kind="repairs.pause_over").first()
    assert notice
    assert "暂停（等待配件）已结束" in written(notice).body
    ticket.refresh_from_db()
    assert ticket.paused_until is None


def test_looked_at_late_it_ended_when_it_was_to_end(ticket: Ticket) -> None:
    due = Ticket.objects.get().solution_due_at
    run(RULES[RULE], now=UNTIL + DAY)
    assert (Pause.objects.get().ended_at, Ticket.objects.get().solution_due_at) == (UNTIL, due)


def test_nobody_hears_of_what_is_over(ticket: Ticket, ann: Person, olga: Person, tom: Person) -> None:
    merging.merge(ticket, reported(ann, team=ticket.team), by=olga, now=MONDAY_9AM + HOUR)
    run(RULES[RULE], now=UNTIL)
    assert told() == []
    merging.unmerge(ticket, by=olga, now=UNTIL + HOUR)
    progress.resolve(ticket, words="好了", by=tom, now=UNTIL + HOUR)
    run(RULES[RULE], now=UNTIL + DAY)
    assert told() == []


@pytest.mark.django_db(transaction=True)
def test_of_a_rule_and_a_person_at_once_one_ends_it(ticket: Ticket, tom: Person) -> None:
    together(3, lambda n: run(RULES[RULE], now=UNTIL) if n else clocks.resume(ticket, by=tom, now=UNTIL))
    assert [event.kind for event in ticket.events.in_order()].count("resumed") == 1


@pytest.mark.django_db(transaction=True)
def test_control_who_does_not_look_again_under_the_lock_ends_it_twice(ticket: Ticket, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = Pause.objects.get()

    def again(held: Ticket, *, by: Person | None, now, only_over: bool = False) -> bool:  # type: ignore[no-untyped-def]
        stale.save()
        held.events.create(kind="resumed", happened_at=now, facts={})
        return True

    monkeypatch.setattr(clocks, "end_pause", again)
    together(3, lambda _n: clocks.resume(ticket, by=None, now=UNTIL))
    assert ticket.events.filter(kind="resumed").count() > 1
