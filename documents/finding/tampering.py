"""Whether what was signed is still what it was, to the last byte: files are read from the disk, one after the other, a piece at a time."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef

from documents.finding.content import hash_from
from documents.models import Document, Signing
from frontdesk.files.invariants import digest_of
from frontdesk.files.models import Attachment
from frontdesk.journal.models import Entry


def changed() -> Iterator[str]:
    """A line for each file of a signed document that is not what its row, the trail and the latest signature say."""
    answers = Signing.objects.binding().filter(step__sign_off__document=OuterRef("pk"))
    for document in Document.objects.filter(Exists(answers)).order_by("pk").iterator():
        yield from _changed(document)


def _changed(document: Document) -> Iterator[str]:
    files = list(Attachment.objects.there().about(document).order_by("pk"))
    trail, found, is_named = _by_trail(files), [], False
    for file in files:
        digest = _on_disk(file)
        found.append(digest or file.sha256)
        if digest is None or not digest == file.sha256 == trail.get(file.pk, digest):
            is_named = True
            yield f"{document}: “{file.name}” {'is gone' if digest is None else 'was changed or swapped'}"
    if not is_named and not _is_as_signed(document, files, found):
        yield f"{document}: its number, words or files are not what was signed"


def _on_disk(file: Attachment) -> str | None:
    """SHA-256 of what is stored; None when there is nothing."""
    try:
        return digest_of(file.stored_as)
    except FileNotFoundError:
        return None


def _by_trail(files: Sequence[Attachment]) -> dict[int, str]:
    """What the trail noted of each file as it was added."""
    entries = Entry.objects.about_any(Attachment, [file.pk for file in files]).filter(verb="attach")
    return {int(pk): data["sha256"] for pk, data in entries.values_list("subject_id", "detail__data") if data}


def _is_as_signed(document: Document, files: Sequence[Attachment], found: Sequence[str]) -> bool:
    """Whether the latest signature is bound to this document with the files that were there when it was given; later ones count not.

    Words that were corrected since, as the trail says, are not yet those of a signature.
    """
    if document.is_outgoing and document.issued_at is None:
        return True  # a draft may change after it was signed: it is signed anew before it is issued
    last = Signing.objects.binding().filter(step__sign_off__document=document).latest("decided_at", "pk")
    if Entry.objects.about_any(Document, [document.pk]).filter(verb="correct_document", at__gte=last.decided_at).exists():
        return True
    before = sum(file.added_at < last.decided_at for file in files)
    until = sum(file.added_at <= last.decided_at for file in files)
    return any(hash_from(document, found[:many]) == last.sha256 for many in range(before, until + 1))
