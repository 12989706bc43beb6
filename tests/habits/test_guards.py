"""A database that was just migrated has every guard: a later migration that rebuilds a table of SQLite's takes them off unseen."""

import sqlite3
from contextlib import closing

import pytest
from django.conf import settings

from frontdesk.append_only import GUARDS
from tests.template import template


@pytest.mark.skipif(not settings.SQLITE, reason="only SQLite rebuilds a table to alter it")
def test_every_append_only_table_is_guarded_after_all_migrations() -> None:
    with closing(sqlite3.connect(f"file:{template()}?mode=ro", uri=True)) as migrated:
        there = {name for (name,) in migrated.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    owed = {name for guard in GUARDS for name, _table, _verb in guard.triggers()}
    assert (len(owed) > 8, owed - there) == (True, set())
