"""What is still owed about a document that became void: nobody is asked for it any more. The caller holds the document."""

from datetime import datetime

from documents.actions.taking_back import take_back
from documents.actions.turns import advance
from documents.models import Document
from documents.promises.handled import Handled
from documents.promises.of_reading import reading_promise
from documents.promises.of_receipt import receipt_promise
from frontdesk.people.models import Person


def end_handlings(document: Document, *, by: Person, now: datetime) -> None:
    """No department sees to it any more."""
    for handling in document.handlings.open():
        take_back(handling, Handled, by=by, now=now)


def end_circulations(document: Document, *, by: Person, now: datetime) -> None:
    """Nobody has it to read any more."""
    for circulation in document.circulations.running().select_related("begun_by"):
        circulation.document = document
        for row in circulation.readers.open():
            take_back(row, reading_promise(document), by=by, now=now)
        advance(circulation, by=by, now=now)


def end_distribution(document: Document, *, by: Person, now: datetime) -> None:
    """Nobody confirms its receipt any more."""
    for recipient in document.recipients.open():
        take_back(recipient, receipt_promise(recipient), by=by, now=now)
