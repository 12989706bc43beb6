"""Files beside a document: who may read it reads them. The original stays as it came; another version is an act of its own."""

from documents.models import Document
from documents.scope import seen_by
from frontdesk.files.shelves import takes_files
from frontdesk.people.models import Person


def nobody(person: Person, document: Document) -> bool:
    """Files come with the registration or as a new version, and none is taken away."""
    return False


takes_files(Document, seen=seen_by, may_add=nobody)
