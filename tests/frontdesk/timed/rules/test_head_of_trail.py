"""The head of the chain leaves the database every night, and proves later that the chain is the same."""

import logging
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from frontdesk import append_only
from frontdesk.journal.canonical import digest
from frontdesk.journal.models import Entry, Seal
from frontdesk.journal.seal import head, seal
from frontdesk.limits.actions import change
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES, Rule
from frontdesk.timed.run import run
from tests.factories.visitors import arrived_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.staff import Staff, words

NIGHT = datetime(2026, 11, 24, 1, 30, tzinfo=SHANGHAI)


@pytest.fixture
def rule(db: None, ann: Person) -> Rule:
    rule = RULES["timed.head_of_trail"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)
    return rule


@pytest.fixture
def sealed(ann: Person) -> None:
    arrived_visit(ann)
    seal(now=MONDAY_9AM)


def test_once_a_night_to_the_log_and_by_mail_to_the_admin_manager(
    rule: Rule, sealed: None, olga: Person, caplog: pytest.LogCaptureFixture
) -> None:
    number, hash_ = head()
    with caplog.at_level(logging.INFO, logger="frontdesk.trail"):
        acted = [len(run(rule, now=now).acted) for now in (NIGHT - MINUTE, NIGHT, NIGHT + HOUR, NIGHT + DAY)]

    assert acted == [0, 1, 0, 1]
    notices = Notice.objects.filter(kind="timed.trail_head").order_by("pk")
    assert [(notice.reader, notice.channel, notice.data["number"], notice.data["hash"]) for notice in notices] == [
        (olga, "mail", number, hash_)
    ] * 2
    assert [f"seal {number}, hash {hash_}" in line.message for line in caplog.records] == [True, True]


def test_without_a_seal_there_is_no_head(rule: Rule, olga: Person) -> None:
    Seal.objects.all().delete()
    assert run(rule, now=NIGHT).acted == []


def test_it_goes_to_the_address_of_the_settings_instead(rule: Rule, sealed: None, olga: Person) -> None:
    change(type(rule), values={**rule.stored(None), "address": "auditor@example.com"}, by=olga, now=MONDAY_9AM)

    run(rule, now=NIGHT)

    assert list(Notice.objects.filter(kind="timed.trail_head").values_list("reader", "address")) == [(None, "auditor@example.com")]


def test_a_chain_rewritten_as_a_whole_no_longer_contains_the_head_that_was_mailed(sealed: None) -> None:
    append_only.install(connection)
    kept = "{}:{}".format(*head())
    append_only.remove(connection)
    assert broken(kept) == ["append_only.guards"]
    assert broken(kept.partition(":")[2]) == ["append_only.guards"]

    Entry.objects.filter(pk=Entry.objects.earliest("pk").pk).update(verb="cancel")
    prev = "0" * 64
    for link in Seal.objects.order_by("number").select_related("entry"):
        hash_ = digest(prev, link.entry, link.sealed_at)
        Seal.objects.filter(pk=link.pk).update(prev=prev, hash=hash_)
        prev = hash_

    assert broken() == ["append_only.guards"]  # by itself the new chain looks sound
    assert broken(kept) == ["append_only.guards", "journal.head"]


def broken(*heads: str) -> list[str]:
    out = StringIO()
    try:
        call_command("verify", head=list(heads), stdout=out)
    except CommandError:
        pass
    return [line.split()[1] for line in out.getvalue().splitlines() if line.startswith("broken")]


def test_the_manager_sets_the_address_on_the_rule_s_page_and_nonsense_is_refused(rule: Rule, olga: Person) -> None:
    manager = Staff(olga)
    answers = [manager.press("rule_change", rule.name, at="01:30", address=address) for address in ("no address", "auditor@example.com")]
    assert ([answer.status_code for answer in answers], rule.now().address) == ([422, 302], "auditor@example.com")
    assert "auditor@example.com" in words(manager.open("rule_detail", rule.name))
