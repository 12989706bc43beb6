"""The chain is verified every night, a slice a look, and a bad row is told once."""

from datetime import datetime

import pytest

from frontdesk.journal import checking
from frontdesk.journal.models import Check, Entry
from frontdesk.journal.seal import seal
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES, Rule
from frontdesk.timed.run import run
from tests.factories.visitors import arrived_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI

NIGHT = datetime(2026, 11, 24, 2, 0, tzinfo=SHANGHAI)


@pytest.fixture
def rule(db: None, ann: Person) -> Rule:
    rule = RULES["timed.check_trail"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)
    arrived_visit(ann)
    seal(now=MONDAY_9AM)
    return rule


def looks(rule: Rule, *moments: datetime) -> list[int]:
    return [len(run(rule, now=now).acted) for now in moments]


def test_at_two_of_the_night_once_and_the_next_night_again(rule: Rule) -> None:
    assert looks(rule, NIGHT - MINUTE, NIGHT, NIGHT + MINUTE, NIGHT + 20 * HOUR, NIGHT + DAY, NIGHT + DAY + HOUR) == [0, 1, 0, 0, 1, 0]
    assert [check.wrong for check in Check.objects.all()] == ["", ""]


def test_a_night_slept_through_is_made_up_for(rule: Rule) -> None:
    assert looks(rule, NIGHT + 3 * DAY + HOUR, NIGHT + 3 * DAY + 2 * HOUR) == [1, 0]


def test_a_long_chain_takes_several_looks(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking.go_on, "__kwdefaults__", {"most": 1})
    total = Entry.objects.count()
    assert looks(rule, *(NIGHT + number * MINUTE for number in range(total + 1))) == [1] * total + [0]


def test_a_bad_row_is_told_to_the_admin_manager_once(rule: Rule, olga: Person) -> None:
    Entry.objects.filter(pk=Entry.objects.earliest("pk").pk).update(verb="cancel")

    looks(rule, NIGHT, NIGHT + MINUTE, NIGHT + HOUR)

    told = Notice.objects.get(kind="timed.trail_broken", channel="inbox")
    assert (told.reader, "1" in told.data["finding"], told.data["path"]) == (olga, True, "/journal/")
