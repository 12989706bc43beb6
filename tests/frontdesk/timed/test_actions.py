"""Pause with a reason, go on, look now: each journaled, each once, each harmless twice."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.limits import actions as limits
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed import actions as timed
from frontdesk.timed.models import Failure, Fired, RuleState, Run
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import fire, run
from tests.factories.visitors import arrived_visit
from tests.frontdesk.timed.test_run import Rows
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import visits
from visitors.models import Visit

THANKS = RULES["visitors.visit_thanks"]


def left_at_nine(host: Person, **fields: object) -> Visit:
    RuleState.objects.get_or_create(rule=THANKS.name, defaults={"live_from": MONDAY_9AM - DAY})
    return visits.check_out(arrived_visit(host, email="li@example.com", **fields), now=MONDAY_9AM)


def test_a_paused_rule_is_stamped_and_does_not_act_and_heals_once_when_it_goes_on(ann: Person, olga: Person) -> None:
    left_at_nine(ann)
    timed.pause(THANKS, reason="短信网关在换", by=olga, now=MONDAY_9AM)

    looks = [run(THANKS, now=MONDAY_9AM + hours * HOUR) for hours in (1, 2)]
    assert ([(look.is_paused, look.acted) for look in looks], Fired.objects.count(), Run.objects.count()) == ([(True, [])] * 2, 0, 0)
    assert RuleState.objects.last_look() == MONDAY_9AM + 2 * HOUR

    timed.resume(THANKS, by=olga, now=MONDAY_9AM + 3 * HOUR)
    acted = [len(run(THANKS, now=MONDAY_9AM + 3 * HOUR + minutes * MINUTE).acted) for minutes in (0, 1)]
    assert acted == [1, 0]


def test_a_pause_says_who_when_and_why_and_stands_in_the_trail(olga: Person) -> None:
    state = timed.pause(THANKS, reason="  短信网关\n在换 ", by=olga, now=MONDAY_9AM)
    assert (state.paused_at, state.paused_by, state.pause_reason) == (MONDAY_9AM, olga, "短信网关 在换")

    state = timed.resume(THANKS, by=olga, now=MONDAY_9AM + HOUR)
    assert (state.paused_at, state.paused_by, state.pause_reason) == (None, None, "")
    entries = Entry.objects.about(state).order_by("pk")
    assert [(entry.verb, entry.actor_id) for entry in entries] == [("pause_rule", olga.pk), ("resume_rule", olga.pk)]
    assert entries[0].detail.data["reason"] == "短信网关 在换"


@pytest.mark.parametrize(
    ("name", "reason", "code"),
    [
        ("visitors.visit_thanks", "  ", "reason"),
        ("timed.seal_trail", "x", "never"),
        ("timed.sweep_notices", "x", "never"),
        ("timed.climb_ladders", "x", "never"),
    ],
)
def test_a_pause_needs_a_reason_and_what_keeps_the_product_honest_is_never_paused(olga: Person, name: str, reason: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        timed.pause(RULES[name], reason=reason, by=olga, now=MONDAY_9AM)

    assert (refused.value.code, RuleState.objects.paused().count(), Entry.objects.count()) == (code, 0, 0)


def test_going_on_without_a_pause_and_running_a_paused_rule_are_refused(olga: Person) -> None:
    with pytest.raises(Refused) as running:
        timed.resume(THANKS, by=olga, now=MONDAY_9AM)
    timed.pause(THANKS, reason="x", by=olga, now=MONDAY_9AM)
    with pytest.raises(Refused) as paused:
        timed.run_now(THANKS, by=olga, now=MONDAY_9AM)

    assert (running.value.code, paused.value.code) == ("running", "paused")


@pytest.mark.django_db(transaction=True)
def test_two_managers_who_pause_at_once_leave_one_entry(olga: Person) -> None:
    answers = together(8, lambda n: timed.pause(THANKS, reason=f"原因{n}", by=olga, now=MONDAY_9AM))

    assert sum(isinstance(answer, RuleState) for answer in answers) == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"paused"}
    assert Entry.objects.filter(verb="pause_rule").count() == 1


@pytest.mark.django_db
def test_a_pause_in_the_middle_of_a_look_holds_for_what_is_left_of_it(olga: Person) -> None:
    rule = Rows("ab")
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)
    fired = [fire(rule, "a", "a", now=MONDAY_9AM)]
    RuleState.objects.update(paused_at=MONDAY_9AM, pause_reason="x")
    fired.append(fire(rule, "b", "b", now=MONDAY_9AM))

    assert (fired, rule.did) == ([True, False], ["a"])


def test_run_now_acts_at_once_says_who_asked_and_is_harmless_twice(ann: Person, olga: Person) -> None:
    visit = left_at_nine(ann)

    looks = [timed.run_now(THANKS, by=olga, now=MONDAY_9AM + HOUR) for _press in range(2)]

    assert ([len(look.acted) for look in looks], Run.objects.count()) == ([1, 0], 1)
    visit.refresh_from_db()
    assert visit.thanks_began_at == MONDAY_9AM + HOUR
    entries = Entry.objects.filter(verb="run_rule").order_by("pk")
    assert [(entry.actor_id, entry.detail.data["acted"]) for entry in entries] == [(olga.pk, 1), (olga.pk, 0)]


def test_run_now_tries_again_what_failed_and_rests(olga: Person) -> None:
    rule = Rows("b", bad="b")
    run(rule, now=MONDAY_9AM)
    rule.bad = ()

    assert (run(rule, now=MONDAY_9AM).acted, timed.run_now(rule, by=olga, now=MONDAY_9AM).acted) == ([], ["b"])
    assert Failure.objects.count() == 0


def test_a_changed_setting_holds_at_the_next_look_of_the_same_process(ann: Person, olga: Person) -> None:
    left_at_nine(ann)
    at = MONDAY_9AM + 30 * MINUTE

    before = run(THANKS, now=at).acted
    limits.change(type(THANKS), values={"delay": 30}, by=olga, now=at)

    assert (before, len(run(THANKS, now=at).acted)) == ([], 1)
