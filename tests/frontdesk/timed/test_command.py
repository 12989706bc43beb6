"""`rules list|due|run|check` from a shell."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from frontdesk.people.models import Company, Person
from frontdesk.timed import actions as timed
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.todos.promises import PROMISES
from tests.factories.visitors import arrived_visit
from tests.moments import DAY, MONDAY_9AM
from visitors.actions import visits
from visitors.models import Visit


def rules(*words: str, **options: Any) -> Any:
    out = StringIO()
    call_command("rules", *words, json=True, stdout=out, **options)
    return json.loads(out.getvalue())


@pytest.fixture
def owed(ann: Person) -> Visit:
    RuleState.objects.create(rule="visitors.visit_thanks", live_from=MONDAY_9AM - DAY)
    return visits.check_out(arrived_visit(ann, email="li@example.com"), now=MONDAY_9AM)


@pytest.mark.django_db
def test_list_names_every_rule_and_promise_as_area_dot_name() -> None:
    listed = rules("list")

    assert [item["name"] for item in listed] == [*RULES.names(), *PROMISES.names()]
    assert {item["name"].count(".") for item in listed} == {1}


def test_due_is_a_dry_run(owed: Visit) -> None:
    [would] = rules("due", "visitors.visit_thanks", at="2026-11-23T10:00")

    assert ([item["reader"] for item in would["would"]], Visit.objects.filter(thanks_began_at__isnull=False).count()) == (
        ["li@example.com"],
        0,
    )


def test_run_at_another_moment_works_on_a_demo_or_an_empty_database_only(owed: Visit) -> None:
    Company.objects.create(name="真的公司")
    with pytest.raises(CommandError, match="only on a demo"):
        rules("run", "visitors.visit_thanks", at="2026-11-23T10:00")

    Company.objects.update(demo_since=MONDAY_9AM)
    assert [len(item["acted"]) for item in rules("run", "visitors.visit_thanks", at="2026-11-23T10:00")] == [1]


@pytest.mark.django_db
def test_check_names_a_rule_that_does_not_look_any_more() -> None:
    RuleState.objects.create(rule="timed.seal_trail", live_from=MONDAY_9AM, looked_at=MONDAY_9AM - 300 * DAY)

    with pytest.raises(CommandError, match="not in order"):
        rules("check")


@pytest.mark.django_db
def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(CommandError, match=r"no rule is called 'visitors\.nothing'"):
        rules("due", "visitors.nothing")


def test_due_works_for_a_promise_too(ann: Person, bo: Person, tom: Person) -> None:
    arrived_visit(ann)

    [early] = rules("due", "visitors.host_answer", at="2026-11-23T09:01")
    [late] = rules("due", "visitors.host_answer", at="2026-11-23T09:02")

    assert (early["would"], {item["reader"] for item in late["would"]}) == ([], {"安然", "谭工"})
    with pytest.raises(CommandError, match="no rule is called"):
        rules("run", "visitors.host_answer")


def test_a_paused_rule_says_so_and_is_in_order(owed: Visit, olga: Person) -> None:
    timed.pause(RULES["visitors.visit_thanks"], reason="短信网关在换", by=olga, now=MONDAY_9AM)

    [listed] = rules("list", "visitors.visit_thanks")
    [looked] = rules("run", "visitors.visit_thanks")

    assert ("欧丽: 短信网关在换" in listed["paused"], looked["paused"], looked["acted"], rules("check")) == (True, True, [], [])
