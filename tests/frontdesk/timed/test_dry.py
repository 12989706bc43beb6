"""A dry run at any moment says what would be done and writes nothing, whatever rule or promise it is."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.db import transaction

from frontdesk.files import store
from frontdesk.journal.seal import head
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.dry import dry_run
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES, Rule
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, Promise
from tests.counts import count
from tests.factories.visitors import arrived_visit, badges, expected_visit, paired_kiosk
from tests.frontdesk.timed.test_run import Rows
from tests.moments import DAY, FORTY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import kiosks, visits


@pytest.fixture
def scene(ann: Person, tom: Person, rita: Person, olga: Person) -> None:
    """A visit in every state, a kiosk that calls, everything live for a year (small counts: since three weeks)."""
    badges(5)
    for rule in RULES:
        RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM - count(365, 20) * DAY)
    made = {name: arrived_visit(ann, name=name, email=f"{name}@example.com") for name in ("waiting", "answered", "inside", "left", "away")}
    expected_visit(ann, name="expected")
    visits.answer(made["answered"], kind="colleague", colleague=tom, words="马上到", by=ann, now=MONDAY_9AM)
    visits.let_in(made["inside"], by=rita, now=MONDAY_9AM)
    visits.check_out(made["left"], by=rita, now=MONDAY_9AM + MINUTE)
    visits.turn_away(made["away"], by=rita, now=MONDAY_9AM + MINUTE)
    kiosks.call_reception(paired_kiosk()[0], now=MONDAY_9AM)
    Notice.objects.filter(channel="mail").update(due_at=MONDAY_9AM - DAY)


def everything() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_there_are_forty_moments_holidays_make_up_days_midnights_and_month_ends_among_them() -> None:
    assert (len(FORTY), FORTY[-1] - FORTY[0] > timedelta(days=700)) == (40, True)


EACH = [*(RULES[name] for name in RULES.names()), *(PROMISES[name] for name in PROMISES.names())]


@pytest.mark.parametrize("things", [EACH[start::8] for start in range(8)], ids=range(8))
def test_forty_dry_runs_leave_nothing(scene: None, olga: Person, things: list[Rule | Promise]) -> None:
    rows, chain, files = everything(), head(), set(store.stored())
    todos = list(Todo.objects.order_by("pk").values())

    would = {thing.name: [dry_run(thing, now=now, reader=olga) for now in FORTY[:: count(1, 20)]] for thing in things}

    assert (everything(), head(), list(Todo.objects.order_by("pk").values())) == (rows, chain, todos)
    assert set(store.stored()) == files
    assert {name: seen for name, runs in would.items() if (seen := [each for found in runs for each in found if each.is_failure])} == {}


def test_control_the_same_acts_outside_a_dry_run_leave_something(scene: None) -> None:
    rows = everything()
    with transaction.atomic():
        for rule in RULES:
            run(rule, now=MONDAY_9AM + DAY)

    assert everything() != rows


@pytest.mark.parametrize(
    ("rung", "after", "lights", "told"),
    [
        (0, 1 * MINUTE, set(), set()),
        (0, 2 * MINUTE, {"yellow"}, {"安然", "谭工"}),
        (1, 5 * MINUTE, {"red"}, {"林若溪"}),
        (2, 10 * MINUTE, {"red"}, {"薄岩"}),
    ],
)
def test_a_promise_says_whom_each_rung_would_tell_and_which_light_is_on(
    ann: Person, bo: Person, tom: Person, rita: Person, rung: int, after: timedelta, lights: set[str], told: set[str]
) -> None:
    arrived_visit(ann)
    Todo.objects.update(rung=rung)

    would = dry_run(PROMISES["visitors.host_answer"], now=MONDAY_9AM + after, reader=rita)

    assert ({each.reader for each in would}, {each.light for each in would}) == (told, lights)
    assert all("李思远" in each.about for each in would)


def test_a_to_do_that_only_changes_its_light_says_so(ann: Person) -> None:
    visits.check_out(arrived_visit(ann), now=MONDAY_9AM)
    Todo.objects.update(rung=9, next_at=MONDAY_9AM + 20 * HOUR)

    [would] = dry_run(PROMISES["visitors.thanks_within_a_day"], now=MONDAY_9AM + 21 * HOUR, reader=ann)

    assert (would.reader, would.light, would.words) == ("", "yellow", "变黄灯")


@pytest.mark.django_db
def test_a_row_that_would_fail_says_so_and_the_others_are_still_tried() -> None:
    would = dry_run(Rows("abc", bad="b"), now=MONDAY_9AM)

    assert [(each.about, each.is_failure) for each in would] == [("a", False), ("b", True), ("c", False)]


@pytest.mark.django_db
def test_at_most_two_hundred_are_tried() -> None:
    class Many(Rows):
        abstract = True

        def due(self, now: datetime, since: datetime) -> list[str]:  # type: ignore[override]
            return [str(number) for number in range(1000)]

    rule: Rule = Many()
    assert len(dry_run(rule, now=MONDAY_9AM)) == 200


@pytest.mark.parametrize("name", ["timed.forget", "timed.tidy", "timed.seal_trail", "timed.sweep_notices"])
def test_a_rule_that_tells_nobody_says_in_words_what_it_would_do(scene: None, name: str) -> None:
    would = dry_run(RULES[name], now=MONDAY_9AM + 400 * DAY)

    assert would
    assert all(each.words and not each.about.startswith("(") for each in would)
