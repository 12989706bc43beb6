"""What is signed, as one hash: number, subject, the text of what goes out, and the bytes of every file. Another word, another hash."""

from collections.abc import Iterable
from hashlib import sha256

from documents.models import Document, Text
from frontdesk.files.models import Attachment


def hash_of(document: Document) -> str:
    """sha256 in hex of number, subject, sender, proposal and the sorted hashes of the files that are there.

    What goes out has its number after it was approved: in place of the number stand the words of its text.
    """
    return hash_from(document, Attachment.objects.there().about(document).values_list("sha256", flat=True))


def hash_from(document: Document, files: Iterable[str]) -> str:
    """The same of files with these hashes."""
    return sha256("\n".join([*said(document), *sorted(files)]).encode()).hexdigest()


def said(document: Document) -> list[str]:
    """Each part on a line of its own, so that no word moves from one to the next unseen."""
    if not document.is_outgoing:
        read = (document.source, document.source_number, document.proposal, document.grounds)
        return [document.number, repr(document.subject), *map(repr, read)]
    text = Text.objects.get(document=document)
    return [repr(part) for part in (document.subject, *text.parts)]
