"""Locks on what is no row: a month that closes, a room on a day. On PostgreSQL advisory locks of the transaction; on SQLite the
IMMEDIATE transaction holds everything already."""

from collections.abc import Iterable
from zlib import crc32

from django.db import connection


def hold(name: str) -> None:
    """Alone until the transaction ends. Waits for whoever holds or shares it."""
    _lock("pg_advisory_xact_lock", _key(name))


def hold_all(names: Iterable[str]) -> None:
    """Several, in the one order that everybody takes them in: two who want the same ones wait for each other in turn, not for ever."""
    for key in sorted({_key(name) for name in names}):
        _lock("pg_advisory_xact_lock", key)


def share(name: str) -> None:
    """Together with others who share it, until the transaction ends. Waits for whoever holds it."""
    _lock("pg_advisory_xact_lock_shared", _key(name))


def _key(name: str) -> int:
    return crc32(name.encode())


def _lock(function: str, key: int) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [key])
