"""Emptying the database after a test that committed for real, in milliseconds.

What `post_migrate` makes (content types, permissions) stays: making it anew takes thirty times as long as emptying every table.
PostgreSQL deletes: TRUNCATE makes new files of every table, most of a second for a hundred of them; a DELETE of what is not there
costs nothing. It waits for writers as TRUNCATE does, for the session of a killed worker, for example.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.management.commands import flush
from django.db.backends.base.base import BaseDatabaseWrapper

MADE = ("contenttypes.ContentType", "auth.Permission")


def quickly(database: BaseDatabaseWrapper) -> None:
    """From now on a flush empties every other table and nothing more."""
    delete = _deletes(database) if database.vendor == "postgresql" and _is_superuser(database) else database.ops.sql_flush
    made = {apps.get_model(label)._meta.db_table for label in MADE}

    def all_but_made(style: Any, tables: list[str], **how: bool) -> list[str]:
        return delete(style, [table for table in tables if table not in made], **how)

    database.ops.sql_flush = all_but_made  # type: ignore[method-assign]
    flush.emit_post_migrate_signal = lambda *_given, **_named: None


def _is_superuser(database: BaseDatabaseWrapper) -> bool:
    """Who may pass over foreign keys and triggers."""
    with database.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        return cursor.fetchone() == ("on",)


def _deletes(database: BaseDatabaseWrapper) -> Callable[..., list[str]]:
    def statements(style: Any, tables: list[str], **how: bool) -> list[str]:
        names = [database.ops.quote_name(table) for table in tables]
        return [
            f"LOCK TABLE {', '.join(names)} IN SHARE ROW EXCLUSIVE MODE",
            "SET LOCAL session_replication_role = replica",
            *(f"DELETE FROM {name}" for name in names),
        ]

    return statements
