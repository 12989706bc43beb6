"""After a day unrepaired the lead hears, after two the admin manager, once each; emergencies round the clock, others on working days."""

from datetime import datetime, timedelta

import pytest

from frontdesk.limits import actions as limits
from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.actions import clocks, escalating, merging, progress, telling
from repairs.models import Ticket
from repairs.rules.still_open import StillOpen
from tests.counts import count
from tests.factories.repairs import a_team, reported
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

FRIDAY = MONDAY_9AM + 4 * DAY
pytestmark = pytest.mark.django_db


def live() -> None:
    RuleState.objects.create(rule=StillOpen.name, live_from=MONDAY_9AM - DAY)


@pytest.fixture
def ticket(ann: Person, olga: Person, rita: Person, tom: Person) -> Ticket:
    """Rita leads the team, Olga is the admin manager."""
    live()
    return reported(ann, team=a_team(rita, tom))


def told(now: datetime) -> list[str]:
    """Who hears at a look."""
    before = set(Notice.objects.values_list("pk", flat=True))
    run(RULES[StillOpen.name], now=now)
    fresh = Notice.objects.filter(kind="repairs.still_open", channel="inbox").exclude(pk__in=before)
    return sorted(fresh.values_list("reader__username", flat=True))


def after(*hours: float, since: datetime = MONDAY_9AM) -> list[list[str]]:
    return [told(since + timedelta(hours=each)) for each in hours]


def test_before_at_after_and_again(ticket: Ticket) -> None:
    assert after(23.9, 24, 24.1, 47.9, 48, 48.1, 90) == [[], ["rita"], [], [], ["olga"], [], []]
    texts = {notice.reader.username: written(notice) for notice in Notice.objects.filter(kind="repairs.still_open", channel="inbox")}
    assert texts["rita"].title == f"报修单{ticket.number}已1 天未修复：茶水间，水电与房屋"


def test_after_an_outage_of_three_days_one_message(ticket: Ticket) -> None:
    assert after(72, 73, 200) == [["olga"], [], []]


def test_a_hundred_looks_and_a_pause_change_nothing(ticket: Ticket, tom: Person) -> None:
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + 10 * DAY, by=tom, now=MONDAY_9AM + HOUR)
    for number in range(count(100, 30)):
        run(RULES[StillOpen.name], now=MONDAY_9AM + DAY + number * MINUTE)
        run(RULES[StillOpen.name], now=MONDAY_9AM + 2 * DAY + number * MINUTE)
    assert Notice.objects.filter(kind="repairs.still_open", channel="inbox").count() == 2  # one a step


@pytest.mark.parametrize(("urgency", "heard"), [({}, [[], [], ["rita"]]), ({"emergency": "water"}, [["rita"], ["olga"], []])])
def test_a_weekend_counts_for_emergencies_only(ann: Person, olga: Person, rita: Person, urgency: dict, heard: list) -> None:
    live()
    reported(ann, team=a_team(rita), now=FRIDAY, **urgency)
    assert after(24, 48, 72, since=FRIDAY) == heard


def test_a_make_up_day_counts(ann: Person, olga: Person, rita: Person) -> None:
    friday = datetime(2026, 10, 9, 9, 0, tzinfo=MONDAY_9AM.tzinfo)
    RuleState.objects.create(rule=StillOpen.name, live_from=friday)
    reported(ann, team=a_team(rita), now=friday)
    assert after(24, 72, since=friday) == [["rita"], ["olga"]]


def test_the_clocks_are_settings(ticket: Ticket, olga: Person) -> None:
    limits.change(StillOpen, values={"lead": 4, "manager": 6, "wall": True}, by=olga, now=MONDAY_9AM)
    assert after(3.9, 4, 6) == [[], ["rita"], ["olga"]]


def test_without_a_team_the_manager_hears_and_of_what_is_over_nobody(ann: Person, olga: Person, tom: Person, rita: Person) -> None:
    live()
    done, other = reported(ann, team=a_team(rita, tom)), reported(ann, words="同一处")
    progress.resolve(done, words="好了", by=tom, now=MONDAY_9AM)
    merging.merge(reported(ann), other, by=olga, now=MONDAY_9AM)
    assert after(24, 30) == [["olga"], []]


def test_opened_again_it_counts_anew(ticket: Ticket, tom: Person) -> None:
    assert after(24) == [["rita"]]
    begun = MONDAY_9AM + 30 * HOUR
    Ticket.objects.filter(pk=ticket.pk).update(cycle=2)
    ticket.events.create(kind="reopened", happened_at=begun, facts={"urgency": "normal", "kind": "building"})
    assert after(23, 24, 48, since=begun) == [[], ["rita"], ["olga"]]


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_tells(ticket: Ticket, figure: Figure) -> None:
    answers = together(2, lambda _n: run(RULES[StillOpen.name], now=MONDAY_9AM + DAY))
    assert Notice.objects.filter(kind="repairs.still_open", channel="inbox").count() == 1
    figure(f"two workers look: {sum(len(each.acted) for each in answers if not isinstance(each, Exception))} tells the lead")


@pytest.mark.django_db(transaction=True)
def test_control_a_look_without_its_key_and_cause_tells_twice(ticket: Ticket, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = telling.post
    monkeypatch.setattr(StillOpen, "once", lambda rule, reached: None)
    monkeypatch.setattr(StillOpen, "undone", lambda rule, subjects: list(subjects))
    monkeypatch.setattr(telling, "post", lambda kind, *, cause, **more: plain(kind, cause=f"{cause}:{id(more)}", **more))
    assert escalating.tell is telling.tell
    together(2, lambda _n: run(RULES[StillOpen.name], now=MONDAY_9AM + DAY))
    assert Notice.objects.filter(kind="repairs.still_open", channel="inbox").count() > 1
