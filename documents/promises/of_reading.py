"""Which promise a question to a reader opens: one for ordinary documents, one for urgent ones."""

from documents.models import Document
from documents.promises.read_in_time import ReadInTime
from documents.promises.urgent_read import UrgentRead
from frontdesk.todos.promises import Promise


def reading_promise(document: Document) -> type[Promise]:
    """By the document's urgency."""
    return UrgentRead if document.is_urgent else ReadInTime
