"""Two schedulers look at once and are killed with -9 again and again: every rung is climbed once. The control tells twice."""

import random
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.utils import timezone

from frontdesk.outbox.models import Channel, Notice
from frontdesk.todos.models import Climb, Todo
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.factories.visitors import paired_kiosk
from tests.figures import Figure
from tests.moments import MINUTE
from tests.processes import module, until, world
from visitors.models import KioskCall
from visitors.promises.kiosk_call import KioskCallHeard

KILLS, SUBJECTS, LOOKERS = count(100, 2), count(1000, 40), 2
SEED = 20261123

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("loopback")]


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


def lookers(world: dict[str, str], stack: ExitStack, many: int, *flags: str) -> list[subprocess.Popen[bytes]]:
    return [stack.enter_context(module("tests.frontdesk.todos.looker", *flags, world=world)) for _each in range(many)]


def look_under_kills(world: dict[str, str], *flags: str, at_once: int = LOOKERS) -> int:
    """So many at a time, killed while they work; then as many that finish. How many were killed at work."""
    dice, hits = random.Random(SEED), 0
    for _kill in range(0, KILLS, at_once):
        with ExitStack() as stack:
            lookers(world, stack, at_once, *flags)
            left = Todo.objects.moving(timezone.now()).count()
            until(lambda left=left: not left or Todo.objects.moving(timezone.now()).count() != left, 30, every=0.01)  # they are at work
            time.sleep(dice.uniform(0, 0.05))
            hits += at_once if Todo.objects.moving(timezone.now()).exists() else 0
    with ExitStack() as stack:
        for process in lookers(world, stack, at_once, *flags):
            assert process.wait(timeout=300) == 0
    return hits


def test_every_rung_is_climbed_once_whoever_looks_and_dies(tmp_path: Path, olga: object, figure: Figure) -> None:
    owe(SUBJECTS)
    hits = look_under_kills(world(tmp_path))
    told = Notice.objects.filter(channel=Channel.INBOX).count()
    figure(f"{hits} of {KILLS} kills hit {LOOKERS} schedulers at work, {SUBJECTS} to-dos: {told} told, seed {SEED}")
    assert hits > 0
    assert (told, Climb.objects.count(), set(Climb.objects.values_list("is_missed", flat=True))) == (SUBJECTS, SUBJECTS, {False})


@pytest.mark.prove
def test_control_telling_before_marking_tells_twice(tmp_path: Path, figure: Figure) -> None:
    owe(SUBJECTS)
    look_under_kills(world(tmp_path), "--naive", at_once=1)  # one at a time: what is told twice, a kill made so
    told = Notice.objects.filter(channel=Channel.INBOX).count()
    figure(f"{KILLS} kills, {SUBJECTS} to-dos: {told} told")
    assert told > SUBJECTS
