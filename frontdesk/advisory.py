"""Locks on what is no row: a month that closes, a room on a day. On PostgreSQL advisory locks of the transaction; on SQLite the
IMMEDIATE transaction holds everything already."""

from zlib import crc32

from django.db import connection


def hold(name: str) -> None:
    """Alone until the transaction ends. Waits for whoever holds or shares it."""
    _lock("pg_advisory_xact_lock", name)


def share(name: str) -> None:
    """Together with others who share it, until the transaction ends. Waits for whoever holds it."""
    _lock("pg_advisory_xact_lock_shared", name)


def _lock(function: str, name: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [crc32(name.encode())])
