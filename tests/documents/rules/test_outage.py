"""However many look, and however long nobody looked: one notice a rung and a day, and one mail a person."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from documents.actions import chasing, sign_offs
from documents.actions.sign_offs import Plan
from frontdesk.outbox.deliver import deliver
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.models import TodoQuerySet
from tests.counts import count
from tests.factories.documents import registered
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import database, together
from tests.reached import Mailbox

WATCH = ("timed.climb_ladders", "documents.held_up")
THURSDAY = MONDAY_9AM - 4 * DAY  # five working days before RED
RED = MONDAY_9AM + 3 * DAY + 5 * MINUTE
ONCE = Counter({"ann paper_unsigned": 3, "rita documents_held_up": 1})  # Bo heads the department and is not named on them
pytestmark = pytest.mark.django_db
race = pytest.mark.django_db(transaction=True)


@pytest.fixture
def three(rita: Person, ann: Person) -> None:
    """Three documents that Rita sent to Ann on Thursday, and nobody looks after that day."""
    for name in WATCH:
        RuleState.objects.create(rule=name, live_from=THURSDAY)
    for number in range(3):
        sign_offs.begin(registered(rita, subject=f"第 {number} 件", now=THURSDAY), steps=[Plan([ann])], by=rita, now=THURSDAY)
    look(THURSDAY + HOUR)
    Notice.objects.update(sent_at=THURSDAY + HOUR)


def look(now: Any) -> None:
    for name in WATCH:
        run(RULES[name], now=now)


def heard(channel: Channel = Channel.INBOX) -> Counter[str]:
    """'ann paper_unsigned' → how often."""
    rows = Notice.objects.filter(channel=channel, kind__in=["documents.paper_unsigned", "documents.documents_held_up"])
    return Counter(f"{reader} {kind.removeprefix('documents.')}" for reader, kind in rows.values_list("reader__username", "kind"))


@race
def test_many_workers_at_once_tell_each_rung_and_each_day_once(three: None, figure: Figure) -> None:
    many = count(20, 6)
    assert [answer for answer in together(many, lambda _number: look(RED)) if answer is not None] == []
    assert heard() == ONCE
    figure(f"{many} workers at once on {database()}: 3 documents, {sum(heard().values())} notices, one a rung or day")


def test_after_days_of_silence_everybody_hears_of_the_last_rung_in_one_mail(three: None, mailbox: Mailbox) -> None:
    for later in (0 * DAY, HOUR, 5 * HOUR):
        look(RED + later)
    assert heard() == heard(Channel.MAIL) == ONCE
    for pk in Notice.objects.filter(channel=Channel.MAIL, sent_at__isnull=True).values_list("pk", flat=True):
        deliver(pk, now=RED + 6 * HOUR)
    assert len(mailbox.mails) == len({mail["To"] for mail in mailbox.mails}) == 2


def both_have_looked(name: str) -> None:
    """Two workers read what is due before either of them acts on it."""
    rule = RULES[name]
    seen: list[Sequence[Any]] = [list(rule.due(RED, THURSDAY)) for _worker in range(2)]
    for subject in [each for found in seen for each in found]:
        rule.what(subject, RED)


def test_who_comes_second_with_what_both_had_read_tells_nobody(three: None) -> None:
    for name in WATCH:
        both_have_looked(name)
    assert heard() == ONCE


def test_control_without_the_rungs_condition_and_the_cause_both_tell(three: None, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, kept = todos.post, TodoQuerySet.filter

    def anew(kind: Any, *, cause: str, **more: Any) -> None:
        plain(kind, cause=f"{cause}:{Notice.objects.count()}", **more)

    def unconditional(rows: Any, *given: Any, rung: int = 0, **named: Any) -> Any:
        return kept(rows, *given, **named)

    for module in (todos, chasing):
        monkeypatch.setattr(module, "post", anew)
    monkeypatch.setattr(TodoQuerySet, "filter", unconditional)
    for name in WATCH:
        both_have_looked(name)
    assert heard() == ONCE + ONCE
