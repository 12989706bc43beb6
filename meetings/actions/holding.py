"""The one way to a room: whatever holds one goes through `held`, under the locks of all rooms it touches.

Made, moved, prolonged, taken back, changed for another, kept for a waiter or closed for repair: the caller says which bookings shall
hold what, and they all do or none does. Who comes second is told `taken`.
"""

import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from frontdesk import advisory
from frontdesk.refusal import Refused
from meetings import guard
from meetings.models import Booking, Room
from meetings.models.booking import over_stretch

PATIENCE = "3s"  # for whoever has the rooms; longer than an action takes, shorter than a person waits
# The exclusion constraint, a deadlock, a lock that was not given, and a statement that waited too long for the constraint.
NOT_TO_BE_HAD = {"23P01", "40P01", "55P03", "57014"}


class Taken(Refused):
    """Somebody else has a room then; `rooms` are those that are not to be had."""

    def __init__(self, rooms: Sequence[int] = ()):
        super().__init__(_("The room is taken then."), "taken")
        self.rooms = sorted(set(rooms))


@contextmanager
def locked(rooms: Sequence[int]) -> Iterator[dict[int, Room]]:
    """A transaction that has these rooms for itself, with the rooms by id as they are now.

    Raises Taken where another keeps them too long, or the database says no.
    """
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            advisory.hold_all(f"room {pk}" for pk in rooms)
            yield Room.objects.select_related("place").in_bulk(list(rooms))
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", None) in NOT_TO_BE_HAD:
            raise Taken(rooms) from error
        raise


def held(bookings: Sequence[Booking], rooms: dict[int, Room]) -> None:
    """Write bookings, new ones and changed ones, that shall hold their rooms from now on. The caller is within `locked`.

    The set-up and clear-up of the room are held around what is booked; what stays in its room keeps its own. Raises Taken.
    """
    if not bookings:
        return
    before = Booking.objects.in_bulk([each.pk for each in bookings if each.pk])
    for each in bookings:
        was, room = before.get(each.pk), rooms[each.room_id]
        if was is not None and was.room_id == each.room_id:  # it keeps the minutes that it was booked with
            each.held_from = each.begins_at - (was.begins_at - was.held_from)
            each.held_until = each.ends_at + (was.held_until - was.ends_at)
        else:
            each.hold_around(set_up=room.set_up, clear_up=room.clear_up)
    in_the_way = clashes(bookings)
    if in_the_way:
        raise Taken([each.room_id for each in in_the_way])
    try:
        with transaction.atomic():
            _write(bookings)
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", None) in NOT_TO_BE_HAD:
            raise Taken([each.room_id for each in bookings]) from error
        raise


def clashes(bookings: Sequence[Booking]) -> list[Booking]:
    """Others that hold these rooms then, and those of these that are in each other's way; one question."""
    if not bookings:
        return []
    asked = Q()
    for each in bookings:
        asked |= Q(room=each.room_id) & over_stretch(each.held_from, each.held_until)
    others = Booking.objects.holding().filter(asked).exclude(pk__in=[each.pk for each in bookings if each.pk])
    return [*others, *_among(bookings)]


def _among(bookings: Sequence[Booking]) -> list[Booking]:
    ordered = sorted(bookings, key=lambda each: (each.room_id, each.held_from))
    pairs = itertools.pairwise(ordered)
    return [after for before, after in pairs if before.room_id == after.room_id and after.held_from < before.held_until]


def _write(bookings: Sequence[Booking]) -> None:
    """The database looks when all are written: in between two that change rooms lie over one another."""
    new, changed = [each for each in bookings if each.pk is None], [each for each in bookings if each.pk is not None]
    guard.wait(connection)
    Booking.objects.bulk_create(new)
    for each in changed:
        each.save()
    guard.look(connection)
