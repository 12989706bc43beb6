"""Whether what was signed is still what it was, to the last byte: files are read from the disk, one after the other, a piece at a time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from django.db.models import Exists, Max, OuterRef

from documents.finding.content import hash_from
from documents.models import Document, Signing
from frontdesk.files.invariants import digest_of
from frontdesk.files.models import Attachment
from frontdesk.journal.models import Entry

BATCH = 500  # documents about which the database is asked at once


def changed() -> Iterator[str]:
    """A line for each file of a signed document that is not what its row, the trail and the latest signature say."""
    answers = Signing.objects.binding().filter(step__sign_off__document=OuterRef("pk"))
    signed = Document.objects.filter(Exists(answers)).order_by("pk").iterator(BATCH)
    while batch := list(islice(signed, BATCH)):
        yield from _changed(batch)


def _changed(documents: Sequence[Document]) -> Iterator[str]:
    files = _files_of(documents)
    trail = _by_trail([file for some in files.values() for file in some])
    last, corrected = _last_signatures(documents), _corrections(documents)
    for document in documents:
        found, is_named = [], False
        for file in files[document.pk]:
            digest = _on_disk(file)
            found.append(digest or file.sha256)
            if digest is None or not digest == file.sha256 == trail.get(file.pk, digest):
                is_named = True
                yield f"{document}: “{file.name}” {'is gone' if digest is None else 'was changed or swapped'}"
        signature = last[document.pk]
        is_corrected = document.pk in corrected and corrected[document.pk] >= signature.decided_at
        if not is_named and not is_corrected and not _is_as_signed(document, files[document.pk], found, signature):
            yield f"{document}: its number, words or files are not what was signed"


def _files_of(documents: Sequence[Document]) -> dict[int, list[Attachment]]:
    files = defaultdict(list)
    for file in Attachment.objects.there().about_any(Document, [document.pk for document in documents]).order_by("pk"):
        files[file.subject_id].append(file)
    return files


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


def _last_signatures(documents: Sequence[Document]) -> dict[int, Signing]:
    answers = Signing.objects.binding().filter(step__sign_off__document__in=documents).select_related("step__sign_off")
    return {answer.step.sign_off.document_id: answer for answer in answers.order_by("decided_at", "pk")}


def _corrections(documents: Sequence[Document]) -> dict[int, datetime]:
    """When words were corrected last: from then on they are not yet those of a signature."""
    entries = Entry.objects.about_any(Document, [document.pk for document in documents]).filter(verb="correct_document")
    return {int(pk): at for pk, at in entries.values_list("subject_id").annotate(Max("at")).order_by()}


def _is_as_signed(document: Document, files: Sequence[Attachment], found: Sequence[str], last: Signing) -> bool:
    """Whether the latest signature is bound to this document with the files that were there when it was given; later ones count not."""
    if document.is_outgoing and document.issued_at is None:
        return True  # a draft may change after it was signed: it is signed anew before it is issued
    before = sum(file.added_at < last.decided_at for file in files)
    until = sum(file.added_at <= last.decided_at for file in files)
    return any(hash_from(document, found[:many]) == last.sha256 for many in range(before, until + 1))
