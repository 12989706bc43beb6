"""What must hold of stored files: each is there, unchanged, and wanted."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from frontdesk.files.models import Attachment, Contents, PagePicture
from frontdesk.files.sweep import strays
from frontdesk.invariants import invariant

SAMPLE = 200  # files whose bytes are read by one `verify`
TWO_SWEEPS = timedelta(days=2)


def kept(order: str, most: int | None = None) -> Iterator[Attachment | PagePicture]:
    """The files that are there, and the pages of them."""
    pages = PagePicture.objects.filter(contents__attachment__in=Attachment.objects.there())
    yield from Attachment.objects.there().order_by(order)[:most].iterator()
    yield from pages.order_by(order)[:most].iterator()


def called(stored: Attachment | PagePicture) -> str:
    """A stored file in words that name nobody."""
    return f"attachment {stored.pk}" if isinstance(stored, Attachment) else f"page {stored.number} of attachment {stored.contents_id}"


@invariant("files.there")
def there() -> Iterator[str]:
    """Every attachment and every page of one has its bytes, as many as it says."""
    for stored in kept("pk"):
        try:
            size = default_storage.size(stored.stored_as)
        except FileNotFoundError:
            yield f"{called(stored)} has no file"
            continue
        if size != stored.size:
            yield f"{called(stored)} has {size} bytes in place of {stored.size}"


def digest_of(stored_as: str) -> str:
    """SHA-256 in hex of stored bytes, a piece at a time."""
    digest = hashlib.sha256()
    with default_storage.open(stored_as) as file:
        for chunk in file.chunks():
            digest.update(chunk)
    return digest.hexdigest()


@invariant("files.unchanged")
def unchanged() -> Iterator[str]:
    """The bytes of a random sample are still those that were stored."""
    for stored in kept("?", SAMPLE):
        try:
            digest = digest_of(stored.stored_as)
        except FileNotFoundError:
            continue  # `files.there` names it
        if digest != stored.sha256:
            yield f"{called(stored)} was changed or swapped"


@invariant("files.forgotten")
def forgotten() -> Iterator[str]:
    """Nothing that was read in a file outlives it."""
    gone = Contents.objects.filter(attachment__forgotten_at__isnull=False).values_list("pk", flat=True)
    return (f"the text of attachment {pk} is still there" for pk in gone)


@invariant("files.swept")
def swept() -> Iterable[str]:
    """Nothing that nobody wants outlives two nightly sweeps."""
    return (f"{name} belongs to no attachment" for name in strays(timezone.now(), grace=TWO_SWEEPS))
