"""The hook into beat: one visible entry a rule, built from the registry. An entry only says "look now"."""

from typing import Any

from celery import Celery, shared_task
from celery.signals import task_prerun, worker_ready
from django.utils import timezone

from frontdesk.people import zone
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run


@shared_task(name="timed.look")
def look(name: str) -> int:
    """Let one rule look at the world; how many things it did."""
    return len(run(RULES[name], now=timezone.now()).acted)


def schedule(app: Celery, **kwargs: Any) -> None:
    """Give beat its entries. A look that waited longer than the next one expires: the next one sees the same world."""
    for rule in RULES:
        app.add_periodic_task(rule.look, look.s(rule.name), name=rule.name, expires=max(rule.look.total_seconds() - 5, 30))


@task_prerun.connect
def in_the_office(**kwargs: Any) -> None:
    """Every task counts days as the office does."""
    zone.work_in_it()


@worker_ready.connect
def catch_up(**kwargs: Any) -> None:
    """A worker that has just started lets every rule look at once: what was owed while it slept is not kept waiting."""
    for rule in RULES:
        look.apply_async([rule.name], retry=False, expires=60)
