"""No two bookings hold one room at one time: PostgreSQL refuses the second, whoever writes it.

A room is a range of one number, so that no extension is needed. It is asked again at the end of a transaction that says so: two that
change rooms are in each other's way in between. SQLite has no such constraint; there every write holds the whole database
(`transaction_mode=IMMEDIATE`) while `actions.holding` looks.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

NAME = "booking_one_at_a_time"
CREATE = f"""
ALTER TABLE meetings_booking ADD CONSTRAINT {NAME} EXCLUDE USING gist (
    int8range(room_id, room_id, '[]') WITH &&, tstzrange(held_from, held_until) WITH &&
) WHERE (ended_at IS NULL) DEFERRABLE INITIALLY IMMEDIATE
"""


def put_on(_apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(CREATE)


def take_off(_apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(f"ALTER TABLE meetings_booking DROP CONSTRAINT {NAME}")


def wait(connection: BaseDatabaseWrapper) -> None:
    """Until `look` nothing is refused in this transaction."""
    _say(connection, "DEFERRED")


def look(connection: BaseDatabaseWrapper) -> None:
    """At what was written, and from now on at once. Raises IntegrityError."""
    _say(connection, "IMMEDIATE")


def _say(connection: BaseDatabaseWrapper, when: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS {NAME} {when}")
