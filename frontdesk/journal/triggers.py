"""Row triggers that refuse UPDATE and DELETE on the trail, whoever asks. TRUNCATE stays free.

The migrations put them on. Tests take them off once a session, because emptying a SQLite table is a DELETE.
A later migration that alters one of these tables must end with `install`: SQLite rebuilds the table without them.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSED = {
    "journal_entry": ("UPDATE", "DELETE"),
    "journal_seal": ("UPDATE", "DELETE"),
    "journal_erasure": ("UPDATE", "DELETE"),
    "journal_detail": ("UPDATE",),  # a purge deletes
}
WORDS = "the trail is append-only"
FUNCTION = f"""
CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{WORDS}: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on; harmless when they are on already. A refused statement raises IntegrityError."""
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if postgres:
            cursor.execute(FUNCTION)
        for name, table, verb in _triggers():
            if postgres:
                body = f"CREATE OR REPLACE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION journal_refuse()"
            else:
                refuse = f"SELECT RAISE(ABORT, '{WORDS}: {verb} on {table}')"
                body = f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {table} BEGIN {refuse}; END"
            cursor.execute(body)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers off; harmless when they are off already."""
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for name, table, _verb in _triggers():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else ""))


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that ought to be on and are not, by name."""
    catalogue = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        there = {name for (name,) in cursor.fetchall()}
    return [name for name, _table, _verb in _triggers() if name not in there]


def _triggers() -> list[tuple[str, str, str]]:
    return [(f"{table}_no_{verb.lower()}", table, verb) for table, verbs in REFUSED.items() for verb in verbs]
