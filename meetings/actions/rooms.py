"""Rooms as the office keeps them: which place is one, what is in it, who may book it when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdesk.journal import trail
from frontdesk.people.editing import plain
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put
from meetings.actions.holding import locked
from meetings.models import Booking, Room


def add(values: Mapping[str, Any], *, by: Person, now: datetime) -> Room:
    """A place becomes a meeting room. Refused: not-yours, hours, twice (the place is one already)."""
    made = Room(**values)
    _must_be_kept(made, by)
    try:
        with transaction.atomic():
            made.save()
            trail.record("add_room", subject=made, by=by, at=now, details=_noted(values))
            put(made)
    except IntegrityError:
        raise Refused(_("This place is a meeting room already."), "twice") from None
    return made


def change(room: Room, values: Mapping[str, Any], *, seen: datetime | None, by: Person, now: datetime) -> Room:
    """By who saw it as it was at `seen`; its place stays. What is booked keeps the set-up and clear-up that it was booked with.

    Refused: not-yours, hours, changed.
    """
    with locked([room.pk]) as rooms:
        mine = rooms[room.pk]
        refuse_unless(seen == mine.changed_at, _("Somebody else has changed this room meanwhile. Look at it once more."), "changed")
        new = {name: value for name, value in values.items() if name != "place" and getattr(mine, name) != value}
        for name, value in {**new, "changed_at": now, "changed_by": by}.items():
            setattr(mine, name, value)
        _must_be_kept(mine, by)
        if new:
            mine.save()
            trail.record("change_room", subject=mine, by=by, at=now, details=_noted(new))
            put(mine)
    return mine


def retire(room: Room, *, by: Person, now: datetime) -> Room:
    """Out of use; what was there stays to be read. Refused: not-yours, over (it is already), booked (something is still to come)."""
    with locked([room.pk]) as rooms:
        mine = rooms[room.pk]
        _must_be_kept(mine, by)
        refuse_unless(mine.retired_at is None, _("This room is out of use already."), "over")
        left = Booking.objects.holding().filter(room=mine, ends_at__gt=now).count()
        words = ngettext("%(n)d booking is still to come: move it first.", "%(n)d bookings are still to come: move them first.", left)
        refuse_unless(not left, words % {"n": left}, "booked")
        mine.retired_at, mine.retired_by = now, by
        mine.save(update_fields=["retired_at", "retired_by"])
        trail.record("retire_room", subject=mine, by=by, at=now)
    return mine


def reopen(room: Room, *, by: Person, now: datetime) -> Room:
    """In use again. Refused: not-yours, over (it is already)."""
    with locked([room.pk]) as rooms:
        mine = rooms[room.pk]
        _must_be_kept(mine, by)
        refuse_unless(mine.retired_at is not None, _("This room is in use already."), "over")
        mine.retired_at = mine.retired_by = None
        mine.save(update_fields=["retired_at", "retired_by"])
        trail.record("reopen_room", subject=mine, by=by, at=now)
    return mine


def _must_be_kept(room: Room, by: Person) -> None:
    refuse_unless(by.can(Can.RUN_MEETINGS), _("Only the office keeps the rooms."), "not-yours")
    both = (room.opens_at is None) == (room.closes_at is None)
    refuse_unless(both, _("Give both hours, or none for a room that is always open."), "hours")
    ordered = room.opens_at is None or room.closes_at is None or room.opens_at < room.closes_at
    refuse_unless(ordered, _("It closes later than it opens."), "hours")


def _noted(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value if isinstance(value, list) else str(plain(value)) for name, value in values.items()}
