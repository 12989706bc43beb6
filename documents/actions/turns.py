"""The engine of circulation: whose turn it is, and when it is over. Whoever calls holds the document's row."""

from datetime import datetime

from documents.actions.naming import name
from documents.actions.taking_back import take_back
from documents.models import Circulation, Clearance, Named, Reader, Turn
from documents.notices.paper_to_read import PaperToRead
from documents.promises.of_reading import reading_promise
from documents.scope import about
from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.todos import actions as todos


def advance(circulation: Circulation, *, by: Person, now: datetime) -> None:
    """Ask whose turn it is, or end it: all at once, or the first who has not read it and whoever comes after those passed over.

    Who has left or lost the clearance before their turn is not asked; their row is taken back by nobody.
    """
    for row in circulation.readers.open().select_related("person"):
        if row.asked_at is None:
            if Clearance.objects.level_of(row.person) < circulation.document.level:
                take_back(row, reading_promise(circulation.document), by=None, now=now)
                continue
            _ask(row, circulation, by=by, now=now)
        if circulation.turn == Turn.IN_TURN and row.skipped_at is None:
            return
    if not circulation.readers.open().exists():
        _end(circulation, by=by, now=now)


def _ask(row: Reader, circulation: Circulation, *, by: Person, now: datetime) -> None:
    document = circulation.document
    name(document, row.person, Named.Why.READS, by=circulation.begun_by, now=now)
    row.asked_at = now
    row.save(update_fields=["asked_at"])
    todos.open(reading_promise(document), subject=row, holder=row.person, since=now, now=now, by=by)
    if row.person != by and not document.is_urgent:  # of an urgent one the ladder tells at once
        post(PaperToRead, cause=f"reader:{row.pk}", to=row.person, subject=document, data={**about(document), "reader": row.pk}, now=now)


def _end(circulation: Circulation, *, by: Person, now: datetime) -> None:
    circulation.ended_at, circulation.ended_by = now, by
    circulation.save(update_fields=["ended_at", "ended_by"])
    trail.record("end_circulation", subject=circulation.document, by=by, at=now, details={"circulation": circulation.number})
