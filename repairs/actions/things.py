"""Things that break: added, changed, moved, closed and opened again; journaled. The code on the label never changes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from frontdesk.people.models import Person
from repairs.actions import writing
from repairs.models import Thing


def add(values: Mapping[str, Any], *, by: Person | None, now: datetime) -> Thing:
    """A new thing at its place. Refused: name, twice (at this place)."""
    with transaction.atomic():
        return writing.add(Thing, values, by=by, now=now)


def change(thing: Thing, *, values: Mapping[str, Any], seen: Mapping[str, Any], by: Person, now: datetime) -> Thing:
    """Other names, another place or category. Refused: changed, name, twice."""
    with transaction.atomic():
        row = writing.held(thing)
        writing.noted("change", row, writing.change(row, values, seen), by=by, now=now)
    return row


def close(thing: Thing, *, by: Person, now: datetime) -> bool:
    """Its label answers no more; its tickets stay. False when it was closed."""
    with transaction.atomic():
        row = writing.held(thing)
        if row.closed_at:
            return False
        writing.close(row, by=by, now=now)
    return True


def reopen(thing: Thing, *, by: Person, now: datetime) -> bool:
    """With the code it had. False when it is open. Refused: twice."""
    return writing.reopen(thing, by=by, now=now)
