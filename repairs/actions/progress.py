"""What happens to a ticket between report and repair: answers, additions, notes, the beginning and the end of the work."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions import offering
from repairs.actions.clocks import end_pause
from repairs.actions.contractors import end_with
from repairs.actions.steps import locked, must_be_open, must_run, step
from repairs.models import Cause, Comment, EventKind, Ticket
from repairs.scope import works_on

LONGEST = 2000


def answer(ticket: Ticket, *, words: str, by: Person, now: datetime) -> Comment:
    """The team says something that the asker reads; the first time it is the response. Refused: words, not-yours, and what is over."""
    return _said(ticket, EventKind.ANSWERED, words, by=by, now=now)


def note(ticket: Ticket, *, words: str, by: Person, now: datetime) -> Comment:
    """Among the team. Refused: words, not-yours, and what is over."""
    return _said(ticket, EventKind.NOTED, words, by=by, now=now)


def add(ticket: Ticket, *, words: str, by: Person, now: datetime) -> Comment:
    """Whoever sees the ticket adds something: no response, whoever it is. Refused: words, and what is over."""
    return _said(ticket, EventKind.ADDED, words, by=by, now=now)


def _said(ticket: Ticket, kind: EventKind, words: str, *, by: Person, now: datetime) -> Comment:
    words = words.strip()[:LONGEST]
    refuse_unless(bool(words), _("Write a few words."), "words")
    with transaction.atomic():
        mine = locked(ticket)
        must_be_open(mine)
        refuse_unless(kind == EventKind.ADDED or works_on(by, mine), _("This ticket belongs to another team."), "not-yours")
        made = Comment.objects.create(ticket=mine, words=words, is_public=kind != EventKind.NOTED, said_at=now, said_by=by)
        step(mine, kind, by=by, now=now, facts={"comment": made.pk}, details={"words": words})
    return made


def start(ticket: Ticket, *, by: Person, now: datetime) -> Ticket:
    """The work begins; a pause ends. Whoever begins what nobody has accepted has it. Begun already it is nothing.

    Refused: not-yours, and what does not run any more.
    """
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        if mine.started_at is not None:
            return mine
        columns = _taken(mine, by, now=now)
        end_pause(mine, by=by, now=now)
        step(mine, EventKind.STARTED, by=by, now=now, started_at=now, started_by=by, **columns)
    return mine


def resolve(ticket: Ticket, *, words: str, by: Person, now: datetime, cause: str = "") -> Ticket:
    """Repaired, with what was done and why it broke; a pause ends. Refused: words, cause, not-yours, and what does not run any more."""
    words = words.strip()[:LONGEST]
    refuse_unless(bool(words), _("Say in a few words what was done."), "words")
    refuse_unless(not cause or cause in Cause.values, _("Choose a cause of the list."), "cause")
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        columns = _taken(mine, by, now=now)
        end_pause(mine, by=by, now=now)
        end_with(mine, by=by, now=now)
        done = {"resolved_at": now, "resolved_by": by, "done": words, "cause": cause}
        facts = {"cycle": mine.cycle, "cause": cause}
        step(mine, EventKind.RESOLVED, by=by, now=now, facts=facts, details={"done": words}, **done, **columns)
    return mine


def _taken(ticket: Ticket, by: Person, *, now: datetime) -> dict[str, Any]:
    """The columns that make it theirs, where nobody has accepted it yet; colleagues of the team may do the work of whoever has it."""
    refuse_unless(works_on(by, ticket), _("This ticket belongs to another team."), "not-yours")
    if ticket.accepted_at is not None:
        return {}
    offering.take(ticket, by=by, now=now)
    return {"assigned_to": by, "assigned_at": ticket.assigned_at or now, "accepted_at": now, "accepted_by": by}
