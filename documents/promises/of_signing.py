"""Which promise a question to a signer opens: one for ordinary documents, one for urgent ones."""

from documents.models import Document
from documents.promises.paper_signed import PaperSigned
from documents.promises.urgent_paper_signed import UrgentPaperSigned
from frontdesk.todos.promises import Promise


def signing_promise(document: Document) -> type[Promise]:
    """By the document's urgency; where that is changed, `actions/urgency.py` moves the questions that are open."""
    return UrgentPaperSigned if document.is_urgent else PaperSigned
