"""Two beats and two workers, started by mistake or for safety: everything is done once. A changed setting holds at the next look."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone

from frontdesk.limits import actions as limits
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from tests.counts import count
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE
from tests.processes import module, until, world
from tests.servers import Mailbox, smtp_server
from visitors.models import Visit
from visitors.notices.visit_thanks import VisitThanks
from visitors.rules.visit_thanks import SendThanks

VISITS = count(1000, 10)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("loopback")]


def gone(host: Person, now: datetime) -> None:
    """Visitors who left half an hour ago and are thanked after an hour."""
    RuleState.objects.create(rule=SendThanks.name, live_from=now - DAY)
    came = {"host": host, "is_walk_in": True, "created_at": now - HOUR, "arrived_at": now - HOUR, "left_at": now - HOUR / 2}
    people = [f"visitor{number}" for number in range(VISITS)]
    Visit.objects.bulk_create([Visit(name=name, name_key=name, email=f"{name}@example.com", salt=uuid4().hex, **came) for name in people])


@contextmanager
def two_of_everything(mailbox: Mailbox, var: Path, *flags: str) -> Iterator[list]:
    here = world(var, EMAIL_URL=f"smtp://127.0.0.1:{mailbox.port}")
    with ExitStack() as stack:
        yield [stack.enter_context(module("tests.celery_process", role, *flags, world=here)) for role in ("worker", "beat") * 2]


def looked() -> datetime:
    return RuleState.objects.get(rule=SendThanks.name).looked_at or datetime.min.replace(tzinfo=timezone.get_current_timezone())


def thanked_by_two(ann: Person, var: Path, *flags: str) -> tuple[int, Counter[str], int]:
    """Shorten the delay under running processes: how many were thanked before, how often each afterwards, how many notices."""
    gone(ann, timezone.now())
    with smtp_server() as mailbox, two_of_everything(mailbox, var, *flags) as processes:
        started = timezone.now()
        assert until(lambda: looked() > started, 300), "nobody looks"
        before = Notice.objects.count()
        limits.change(SendThanks, values={"delay": 10}, by=ann, now=timezone.now())
        assert until(lambda: not Visit.objects.filter(thanks_began_at=None).exists(), 300), "nobody is thanked"
        assert until(lambda: not Notice.objects.waiting().exists(), 300), "nothing is sent"
        again = timezone.now() + 3 * MINUTE / 60
        assert until(lambda: looked() > again, 300), "they look no more"
        assert [process.poll() for process in processes] == [None] * 4
    return before, Counter(mail["To"] for mail in mailbox.mails), Notice.objects.filter(kind=VisitThanks.name).count()


def test_everybody_is_thanked_once_and_as_soon_as_the_setting_says(tmp_path: Path, ann: Person, figure: Figure) -> None:
    before, mails, notices = thanked_by_two(ann, tmp_path)
    figure(f"{VISITS} due under two beats and two workers: {notices} notices, {sum(mails.values())} mails")
    assert (before, notices, len(mails), set(mails.values())) == (0, VISITS, VISITS, {1})


@pytest.mark.prove
def test_control_without_asking_who_did_it_before_some_are_thanked_twice(tmp_path: Path, ann: Person, figure: Figure) -> None:
    _before, mails, notices = thanked_by_two(ann, tmp_path, "--hasty")
    figure(f"{VISITS} due: {notices} notices, {sum(mails.values())} mails")
    assert notices > VISITS
