"""What is still owed about a document that became void: nobody is asked for it any more. The caller holds the document."""

from datetime import datetime

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


def end_distribution(document: Document, *, by: Person, now: datetime) -> None:
    """Nobody confirms its receipt any more."""
    for recipient in document.recipients.open():
        recipient.withdrawn_at, recipient.withdrawn_by = now, by
        recipient.save(update_fields=["withdrawn_at", "withdrawn_by"])
        todos.withdraw(receipt_promise(recipient), subject=recipient, now=now, by=by)
