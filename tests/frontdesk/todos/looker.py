"""A worker that does nothing but let the ladders look: one process of the kill test. `--naive` tells before it marks."""

import sys
from datetime import timedelta
from uuid import uuid4

import django
from django.utils import timezone

django.setup()

from frontdesk.outbox.post import post  # noqa: E402  after setup
from frontdesk.timed.rule import RULES  # noqa: E402
from frontdesk.timed.run import run  # noqa: E402
from frontdesk.todos.models import Todo  # noqa: E402
from visitors.notices.kiosk_unheard import KioskUnheard  # noqa: E402


def naively() -> int:
    """As one would write it first: tell, then note that it was told."""
    todos = list(Todo.objects.moving(timezone.now()).select_related("holder")[:500])
    for todo in todos:
        post(KioskUnheard, cause=uuid4().hex, to=todo.holder, subject=todo, data={"kiosk": "x"}, now=timezone.now())
        Todo.objects.filter(pk=todo.pk).update(next_at=None)
    return len(todos)


def look() -> int:
    return run(RULES["timed.climb_ladders"], now=timezone.now() + timedelta(seconds=1)).due


while naively() if "--naive" in sys.argv else look():
    pass
