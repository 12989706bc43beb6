"""The kill table: a worker is killed with -9 again and again while it sends. Nothing is lost, nothing is doubled in the
inbox, and a mail server sees at most one double a kill. The control marks before it sends, and loses."""

import random
import time
from collections import Counter
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.utils import timezone

from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.post import post
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.figures import Figure
from tests.processes import module, until, world
from tests.servers import Mailbox, smtp_server
from visitors.notices.kiosk_unheard import KioskUnheard

KILLS, NOTICES, READERS = count(100, 2), count(10_000, 50), 50
CONTROL_KILLS = 100
SEED = 20261123

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("loopback")]


def worker(world: dict[str, str], *flags: str) -> AbstractContextManager[object]:
    """A worker that lives until the end of the block, and then is killed with -9."""
    return module("tests.celery_process", "worker", *flags, world=world)


def environment(mailbox: Mailbox, var: Path) -> dict[str, str]:
    """The worker's world: this test's database, its own queue, the test's mail server."""
    return world(var, EMAIL_URL=f"smtp://127.0.0.1:{mailbox.port}", FRONTDESK_NOTICE_LEASE="2")


def is_done() -> bool:
    return not Notice.objects.waiting().exists()


def mails_under_kills(mailbox: Mailbox, world: dict[str, str], *flags: str, kills: int = KILLS) -> Counter[str]:
    """Post, kill and start again, then let a last worker finish; how often each mail arrived."""
    dice = random.Random(SEED)
    for _kill in range(kills):
        before = len(mailbox.mails)
        with worker(world, *flags):
            assert until(lambda before=before: len(mailbox.mails) > before or is_done(), 60, every=0.01), "the worker sends nothing"
            time.sleep(dice.uniform(0, 0.2))
    with worker(world, *flags):
        assert until(is_done, 600), "the last worker does not finish"
    return Counter(mail["Message-ID"] for mail in mailbox.mails)


def post_all(many: int) -> None:
    readers = PersonFactory.create_batch(READERS)
    for number in range(many):
        post(
            KioskUnheard,
            cause=f"kill:{number}",
            to=readers[number % READERS],
            subject=readers[0],
            data={"kiosk": "x"},
            now=timezone.now(),
        )


@pytest.fixture
def quiet_doorbell(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wake-ups of the posts are lost, as in a Redis that was flushed: each worker catches up by itself."""
    monkeypatch.setattr("frontdesk.outbox.post.deliver_owed.apply_async", lambda *args, **options: None)


def test_no_notice_is_lost_and_none_doubled_in_the_inbox(quiet_doorbell: None, tmp_path: Path, figure: Figure) -> None:
    post_all(NOTICES)
    with smtp_server() as mailbox:
        mails = mails_under_kills(mailbox, environment(mailbox, tmp_path))

    doubles = sum(mails.values()) - len(mails)
    inbox = Counter(Notice.objects.filter(channel=Channel.INBOX, sent_at__isnull=False).values_list("cause", flat=True))
    figure(f"{KILLS} kills, {NOTICES} notices: {NOTICES - len(mails)} lost, {doubles} doubled at SMTP, seed {SEED}")
    assert (len(mails), len(inbox), set(inbox.values())) == (NOTICES, NOTICES, {1})
    assert doubles <= KILLS


@pytest.mark.prove
def test_control_marking_before_sending_loses_notices(quiet_doorbell: None, tmp_path: Path, figure: Figure) -> None:
    many = 20 * CONTROL_KILLS
    post_all(many)
    with smtp_server() as mailbox:
        mailbox.slow = 0.1  # so that a kill nearly always falls between the mark and the mail
        mails = mails_under_kills(mailbox, environment(mailbox, tmp_path), "--marks-first", kills=CONTROL_KILLS)

    figure(f"{CONTROL_KILLS} kills, {many} notices: {many - len(mails)} lost")
    assert len(mails) < many
