"""Emptying PostgreSQL between tests. TRUNCATE makes new files of every table, most of a second for a hundred of them; a DELETE of
what is not there costs nothing. It waits for writers as TRUNCATE does, for the session of a killed worker, for example."""

from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper


def delete_instead(database: BaseDatabaseWrapper) -> None:
    """From now on a flush deletes, where the role may pass over foreign keys and triggers."""
    with database.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        if cursor.fetchone() != ("on",):
            return
    database.ops.sql_flush = _statements  # type: ignore[method-assign]


def _statements(style: Any, tables: list[str], *, reset_sequences: bool = False, allow_cascade: bool = False) -> list[str]:
    names = [connection.ops.quote_name(table) for table in tables]
    return [
        f"LOCK TABLE {', '.join(names)} IN SHARE ROW EXCLUSIVE MODE",
        "SET LOCAL session_replication_role = replica",
        *(f"DELETE FROM {name}" for name in names),
    ]
