"""A fault of the network has no limit, but a contingency plan is opened for it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions.steps import locked, must_run, step
from repairs.models import EventKind, FaultKind, Ticket
from repairs.scope import works_on

LONGEST = 500


def open_plan(ticket: Ticket, *, words: str, by: Person, now: datetime) -> Ticket:
    """How the house works until the network is back; the asker reads it. Opened again it is what is there.

    Refused: words, kind, not-yours, and what does not run any more.
    """
    words = words.strip()[:LONGEST]
    refuse_unless(bool(words), _("Say how the house works until it is repaired."), "words")
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        refuse_unless(works_on(by, mine), _("This ticket belongs to another team."), "not-yours")
        refuse_unless(mine.category.kind == FaultKind.NETWORK, _("Contingency plans are for faults of the network."), "kind")
        if mine.contingency_at is None:
            columns: dict[str, Any] = {"contingency_at": now, "contingency_by": by, "contingency": words}
            step(mine, EventKind.CONTINGENCY, by=by, now=now, details={"words": words}, **columns)
    return mine
