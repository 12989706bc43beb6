"""What somebody owes about a document is taken back from them: the row says so, the to-do goes."""

from datetime import datetime

from documents.models import Handling, Reader, Recipient
from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from frontdesk.todos.promises import Promise


def take_back(row: Handling | Reader | Recipient, promise: type[Promise], *, by: Person | None, now: datetime) -> None:
    """They need not any more; without `by` nobody took it, it lapsed. The caller holds the document."""
    row.withdrawn_at, row.withdrawn_by = now, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    todos.withdraw(promise, subject=row, now=now, by=by)
