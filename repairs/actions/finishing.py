"""The end of the work: what was done, why it broke, photos; all of it or nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from frontdesk.files.actions import attach
from frontdesk.files.receive import Received
from frontdesk.people.models import Person
from repairs.actions.progress import resolve
from repairs.models import Ticket


def finish(ticket: Ticket, *, words: str, cause: str, photos: Sequence[Received], by: Person, now: datetime) -> Ticket:
    """Repaired. Refused: what `progress.resolve` refuses, and what files refuse."""
    with transaction.atomic():
        done = resolve(ticket, words=words, cause=cause, by=by, now=now)
        if photos:
            attach(done, photos, by=by, now=now)
    return done
