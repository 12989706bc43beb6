"""Two schedulers look at once and are killed with -9 again and again: every rung is climbed once. The control tells twice."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from frontdesk.outbox.models import Channel, Notice
from frontdesk.todos.models import Climb, Todo
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.factories.visitors import paired_kiosk
from tests.moments import MINUTE
from visitors.models import KioskCall
from visitors.promises.kiosk_call import KioskCallHeard

KILLS, SUBJECTS, LOOKERS = count(100, 4), count(1000, 150), 2
SEED = 20261123

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("loopback")]


@pytest.fixture
def world(tmp_path: Path) -> dict[str, str]:
    """The lookers' world: this test's database, a queue of their own."""
    name = connection.settings_dict["NAME"]
    database = f"sqlite:///{name}" if connection.vendor == "sqlite" else f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
    return {**os.environ, "DATABASE_URL": database, "FRONTDESK_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "frontdesk.settings"}


def owe(many: int) -> None:
    """Calls at a kiosk that nobody heard, long enough ago for the only rung of their ladder."""
    manager, (device, _token) = PersonFactory(), paired_kiosk()
    at = timezone.now() - 4 * MINUTE
    calls = KioskCall.objects.bulk_create([KioskCall(device=device, called_at=at) for _number in range(many)])
    Todo.objects.bulk_create(
        [
            Todo(
                promise=KioskCallHeard.name,
                subject_type=KioskCall._meta.label_lower,
                subject_id=call.pk,
                holder=manager,
                since_at=at,
                due_at=at + MINUTE,
                yellow_at=at + MINUTE / 2,
                red_at=at + MINUTE,
                next_at=at + MINUTE / 2,
                opened_at=at,
            )
            for call in calls
        ]
    )


def looker(world: dict[str, str], *flags: str) -> subprocess.Popen[bytes]:
    module = [sys.executable, "-W", "ignore", "-m", "tests.frontdesk.todos.looker", *flags]
    return subprocess.Popen(module, env=world, cwd=settings.BASE_DIR, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def look_under_kills(world: dict[str, str], *flags: str, at_once: int = LOOKERS) -> int:
    """So many at a time, killed while they work; then as many that finish. How many were killed at work."""
    dice, hits = random.Random(SEED), 0
    for _kill in range(0, KILLS, at_once):
        pair = [looker(world, *flags) for _each in range(at_once)]
        left = Todo.objects.moving(timezone.now()).count()
        deadline = time.monotonic() + 30
        while left and Todo.objects.moving(timezone.now()).count() == left and time.monotonic() < deadline:
            time.sleep(0.01)  # until they are at work
        time.sleep(dice.uniform(0, 0.05))
        hits += at_once if Todo.objects.moving(timezone.now()).exists() else 0
        for process in pair:
            process.send_signal(signal.SIGKILL)
            process.wait()
    for process in [looker(world, *flags) for _each in range(at_once)]:
        assert process.wait(timeout=300) == 0
    return hits


def test_every_rung_is_climbed_once_whoever_looks_and_dies(world: dict[str, str], olga: object) -> None:
    owe(SUBJECTS)
    hits = look_under_kills(world)
    told = Notice.objects.filter(channel=Channel.INBOX).count()
    print(f"\n{hits} of {KILLS} kills hit {LOOKERS} schedulers at work, {SUBJECTS} to-dos on {connection.vendor}: {told} told, seed {SEED}")
    assert hits > 0
    assert (told, Climb.objects.count(), set(Climb.objects.values_list("is_missed", flat=True))) == (SUBJECTS, SUBJECTS, {False})


def test_control_telling_before_marking_tells_twice(world: dict[str, str]) -> None:
    owe(SUBJECTS)
    look_under_kills(world, "--naive", at_once=1)  # one at a time: what is told twice, a kill made so
    told = Notice.objects.filter(channel=Channel.INBOX).count()
    print(f"\ncontrol: {KILLS} kills, {SUBJECTS} to-dos on {connection.vendor}: {told} told")
    assert told > SUBJECTS
