"""What is signed, as one hash: number, subject and the bytes of every file. Another file, another hash."""

from hashlib import sha256

from documents.models import Document
from frontdesk.files.models import Attachment


def hash_of(document: Document) -> str:
    """sha256 in hex of number, subject and the sorted hashes of the files that are there."""
    files = sorted(Attachment.objects.there().about(document).values_list("sha256", flat=True))
    return sha256("\n".join([document.number, document.subject, *files]).encode()).hexdigest()
