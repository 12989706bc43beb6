"""What is still owed about a document that became void: nobody is asked for it any more. The caller holds the document."""

from datetime import datetime

from documents.actions.turns import advance, take_back
from documents.models import Document
from documents.promises.handled import Handled
from documents.promises.of_receipt import receipt_promise
from frontdesk.people.models import Person
from frontdesk.todos import actions as todos


def end_handlings(document: Document, *, by: Person, now: datetime) -> None:
    """No department sees to it any more."""
    for handling in document.handlings.open():
        handling.withdrawn_at, handling.withdrawn_by = now, by
        handling.save(update_fields=["withdrawn_at", "withdrawn_by"])
        todos.withdraw(Handled, subject=handling, now=now, by=by)


def end_circulations(document: Document, *, by: Person, now: datetime) -> None:
    """Nobody has it to read any more."""
    for circulation in document.circulations.running().select_related("begun_by"):
        circulation.document = document
        for row in circulation.readers.open():
            take_back(row, circulation, by=by, now=now)
        advance(circulation, by=by, now=now)


def end_distribution(document: Document, *, by: Person, now: datetime) -> None:
    """Nobody confirms its receipt any more."""
    for recipient in document.recipients.open():
        recipient.withdrawn_at, recipient.withdrawn_by = now, by
        recipient.save(update_fields=["withdrawn_at", "withdrawn_by"])
        todos.withdraw(receipt_promise(recipient), subject=recipient, now=now, by=by)
