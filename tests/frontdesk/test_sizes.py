"""SQLite learns how full its tables are: before the product serves, and every night."""

import pytest
from django.db import connection

from frontdesk.sizes import learn_sizes

pytestmark = [pytest.mark.django_db]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself")
def test_sqlite_learns_how_much_the_tables_hold(rita: object) -> None:
    learn_sizes()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'people_person' AND idx IS NOT NULL")
        assert cursor.fetchone()[0] > 0
