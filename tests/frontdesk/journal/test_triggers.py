"""The database itself refuses to change the trail. The session takes the triggers off; here they are put on."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction

from frontdesk.append_only import install, missing, remove
from frontdesk.journal.models import Detail, Entry, Seal
from frontdesk.journal.purge import purge
from frontdesk.journal.seal import seal
from frontdesk.journal.triggers import TRAIL

pytestmark = pytest.mark.django_db


@pytest.fixture
def guarded(write_trail, now):
    """A sealed trail with its triggers on; the test's rollback takes them off again."""
    entries = write_trail(3)
    purge([entries[0].pk], rule="visitors.retention", at=now)
    seal(now=now)
    connection.check_constraints()
    install(connection, [TRAIL])
    return entries


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET verb = 'visit.left'",
        "DELETE FROM journal_entry",
        "UPDATE journal_seal SET hash = prev",
        "DELETE FROM journal_seal",
        "UPDATE journal_erasure SET purge_id = entry_id",
        "DELETE FROM journal_erasure",
        "UPDATE journal_detail SET entry_id = entry_id",
    ],
)
def test_the_trail_refuses(statement, guarded):
    with pytest.raises(IntegrityError, match="the trail is append-only"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Entry.objects.filter(verb="visit.checked_in").count() == 3


def test_control_without_triggers_the_same_statement_goes_through(guarded):
    remove(connection, [TRAIL])
    with transaction.atomic():
        assert Entry.objects.update(verb="visit.left") == 4


def test_recording_sealing_and_purging_go_on(guarded, write_trail, now):
    write_trail(2)
    assert seal(now=now) == 2
    assert purge([guarded[1].pk], rule="visitors.retention", at=now) == 1
    assert Detail.objects.filter(entry=guarded[1]).count() == 0


def test_what_is_missing_is_named(guarded):
    assert missing(connection, [TRAIL]) == []
    install(connection, [TRAIL])
    remove(connection, [TRAIL])
    remove(connection, [TRAIL])
    assert missing(connection, [TRAIL]) == [
        "journal_entry_no_update",
        "journal_entry_no_delete",
        "journal_seal_no_update",
        "journal_seal_no_delete",
        "journal_erasure_no_update",
        "journal_erasure_no_delete",
        "journal_detail_no_update",
    ]


def test_the_migration_puts_them_on_and_takes_them_off():
    migration = import_module("frontdesk.journal.migrations.0002_triggers")
    editor = SimpleNamespace(connection=connection)
    migration.put_on(None, editor)
    assert missing(connection, [TRAIL]) == []
    migration.take_off(None, editor)
    assert len(missing(connection, [TRAIL])) == 7


def test_truncate_stays_free(guarded):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has TRUNCATE")
    connection.cursor().execute("TRUNCATE journal_entry, journal_seal, journal_detail, journal_erasure")
    assert Seal.objects.count() == 0
