"""Emptying the database after a test that committed for real, in milliseconds.

What `post_migrate` makes (content types, permissions) stays: making it anew takes thirty times as long as emptying every table.
What migrations planted is put back from a copy: the next test finds it.
PostgreSQL deletes: TRUNCATE makes new files of every table, most of a second for a hundred of them; a DELETE of what is not there
costs nothing. It waits for writers as TRUNCATE does, for the session of a killed worker, for example.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.management.commands import flush
from django.db.backends.base.base import BaseDatabaseWrapper

MADE = ("contenttypes.ContentType", "auth.Permission")
PLANTED = ("workdays.OfficeHours", "workdays.Day", "workdays.Year", "visitors.VisitorType")
BESIDE = "planted_"


def quickly(database: BaseDatabaseWrapper) -> None:
    """From now on a flush empties every other table and puts back what is planted as it stands now.

    Every connection of the process does so: beside a browser, whose loop runs, Django opens another one.
    """
    operations: Any = type(database.ops)
    delete = _deletes(database) if database.vendor == "postgresql" and _is_superuser(database) else operations.sql_flush
    made = {apps.get_model(label)._meta.db_table for label in MADE}
    planted = [apps.get_model(label)._meta.db_table for label in PLANTED]
    quoted = database.ops.quote_name
    with database.cursor() as cursor:
        for table in planted:
            cursor.execute(f"DROP TABLE IF EXISTS {quoted(BESIDE + table)}")
            cursor.execute(f"CREATE TABLE {quoted(BESIDE + table)} AS SELECT * FROM {quoted(table)}")

    def all_but_made(self: Any, style: Any, tables: list[str], **how: bool) -> list[str]:
        emptied = delete(self, style, [table for table in tables if table not in made], **how)
        return [*emptied, *(f"INSERT INTO {quoted(table)} SELECT * FROM {quoted(BESIDE + table)}" for table in planted)]

    operations.sql_flush = all_but_made
    flush.emit_post_migrate_signal = lambda *_given, **_named: None


def _is_superuser(database: BaseDatabaseWrapper) -> bool:
    """Who may pass over foreign keys and triggers."""
    with database.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        return cursor.fetchone() == ("on",)


def _deletes(database: BaseDatabaseWrapper) -> Callable[..., list[str]]:
    def statements(_operations: Any, style: Any, tables: list[str], **how: bool) -> list[str]:
        names = [database.ops.quote_name(table) for table in tables]
        return [
            f"LOCK TABLE {', '.join(names)} IN SHARE ROW EXCLUSIVE MODE",
            "SET LOCAL session_replication_role = replica",
            *(f"DELETE FROM {name}" for name in names),
        ]

    return statements
