"""Another urgency, another clock: whoever is asked to sign or to read now gets the promise of the document as it is from now on.

Made urgent, the 24 hours begin with the change: nobody is late the moment they hear. Made ordinary, the days count from when they were
asked, as if it had been ordinary all along.
"""

from datetime import datetime
from typing import Any

from documents.models import Document, Reader, Signing
from documents.promises.paper_signed import PaperSigned
from documents.promises.read_in_time import ReadInTime
from documents.promises.urgent_paper_signed import UrgentPaperSigned
from documents.promises.urgent_read import UrgentRead
from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Promise


def reclock(document: Document, *, by: Person, now: datetime) -> None:
    """The caller holds the document and has written its urgency."""
    for signing in Signing.objects.asked().filter(step__sign_off__document=document):
        _move(signing, document, (PaperSigned, UrgentPaperSigned), by=by, now=now)
    for reader in Reader.objects.asked().filter(circulation__document=document).select_related("circulation"):
        _move(reader, document, (ReadInTime, UrgentRead), by=by, now=now)


def _move(question: Any, document: Document, kinds: tuple[type[Promise], type[Promise]], *, by: Person, now: datetime) -> None:
    """Its to-dos go from one kind to the other, each to whoever has it."""
    old, new = kinds if document.is_urgent else kinds[::-1]
    since = now if document.is_urgent else question.asked_at
    held = list(Todo.objects.open().about(question).filter(promise=old.name).select_related("holder"))
    todos.withdraw(old, subject=question, now=now, by=by)
    for each in held:
        todos.open(new, subject=question, holder=each.holder, since=since, now=now, by=by)
