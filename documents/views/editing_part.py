"""What the page of a document shows of who may know of it, and whether its reader corrects it."""

from typing import Any

from documents.models import Document
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can


def editing_context(document: Document, reader: Person) -> dict[str, Any]:
    """Who keeps documents and who registered or drafted it see who may know of it, and change that."""
    keeps = reader.can(Can.KEEP_DOCUMENTS)
    return {
        "may_correct": keeps and not (document.is_outgoing or document.voided_at or document.finished_at),
        "named": document.named.select_related("person") if keeps or document.registered_by == reader else (),
        "may_name": document.voided_at is None,
    }
