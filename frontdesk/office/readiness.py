"""What the product needs to do its work, asked one by one; the answers of /readyz."""

import os
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from redis import Redis
from redis.exceptions import RedisError

from frontdesk.timed.models import RuleState, is_silent

_were_applied = False


def readiness(*, now: datetime) -> dict[str, bool]:
    """Each need by name and whether it is met; answers within about a second whatever is down."""
    asked: dict[str, Callable[[], bool]] = {
        "database": database_answers,
        "broker": broker_answers,
        "migrations": migrations_were_applied,
        "beat": lambda: beat_seen(now=now),
    }
    return {name: _met(ask) for name, ask in asked.items()}


def _met(ask: Callable[[], bool]) -> bool:
    try:
        return ask()
    except (DatabaseError, RedisError, OSError):
        return False


def database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def broker_answers() -> bool:
    """Redis within a second; the queue folder must be writable."""
    if settings.CELERY_BROKER_URL.startswith("filesystem"):
        return os.access(settings.QUEUE, os.W_OK)
    with Redis.from_url(settings.CELERY_BROKER_URL, socket_connect_timeout=1, socket_timeout=1) as redis:
        return bool(redis.ping())


def migrations_applied() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def migrations_were_applied() -> bool:
    """True for as long as this process lives once it was true: its code needs no others, and to ask reads every migration there is."""
    global _were_applied  # noqa: PLW0603  one value a process
    _were_applied = _were_applied or migrations_applied()
    return _were_applied


def beat_seen(*, now: datetime) -> bool:
    """Whether a timed rule was looked at lately, which takes beat, a worker and the broker between them."""
    return not is_silent(RuleState.objects.last_look(), now)
