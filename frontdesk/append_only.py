"""Tables whose rows are never changed: row triggers refuse UPDATE and DELETE, whoever asks. TRUNCATE stays free.

An area declares its tables in `triggers.py`, and a migration puts the triggers on. Tests take all off once a session, because emptying
a SQLite table is a DELETE. A later migration that alters such a table must end with `install`: SQLite rebuilds the table without them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from frontdesk.registry import Registry

GUARDS: Registry["AppendOnly"] = Registry("append-only tables")


@dataclass(frozen=True)
class AppendOnly:
    """`refused`: table → the verbs that it refuses; `words` is what the error says first."""

    name: str
    words: str
    refused: dict[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        GUARDS.add(self.name, self)

    def triggers(self) -> list[tuple[str, str, str]]:
        """(name, table, verb) of each."""
        return [(f"{table}_no_{verb.lower()}", table, verb) for table, verbs in self.refused.items() for verb in verbs]

    def function(self) -> str:
        return f"""
CREATE OR REPLACE FUNCTION {self.name}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{self.words}: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def install(connection: BaseDatabaseWrapper, guards: Iterable[AppendOnly] = GUARDS) -> None:
    """Put the triggers on; harmless when they are on already. A refused statement raises IntegrityError."""
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for guard in guards:
            if postgres:
                cursor.execute(guard.function())
            for name, table, verb in guard.triggers():
                if postgres:
                    body = f"CREATE OR REPLACE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {guard.name}_refuse()"
                else:
                    refuse = f"SELECT RAISE(ABORT, '{guard.words}: {verb} on {table}')"
                    body = f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {table} BEGIN {refuse}; END"
                cursor.execute(body)


def remove(connection: BaseDatabaseWrapper, guards: Iterable[AppendOnly] = GUARDS) -> None:
    """Take the triggers off; harmless when they are off already."""
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for name, table, _verb in (trigger for guard in guards for trigger in guard.triggers()):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else ""))


def missing(connection: BaseDatabaseWrapper, guards: Iterable[AppendOnly] = GUARDS) -> list[str]:
    """The triggers that ought to be on and are not, by name."""
    catalogue = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        there = {name for (name,) in cursor.fetchall()}
    return [name for guard in guards for name, _table, _verb in guard.triggers() if name not in there]
