"""What must hold of stored files: each is there, unchanged, and wanted."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from frontdesk.files.models import Attachment
from frontdesk.files.sweep import strays
from frontdesk.invariants import invariant

SAMPLE = 200  # files whose bytes are read by one `verify`
TWO_SWEEPS = timedelta(days=2)


@invariant("files.there")
def there() -> Iterator[str]:
    """Every attachment has its bytes, as many as it says."""
    for attachment in Attachment.objects.there().order_by("pk").iterator():
        try:
            size = default_storage.size(attachment.stored_as)
        except FileNotFoundError:
            yield f"attachment {attachment.pk} has no file"
            continue
        if size != attachment.size:
            yield f"attachment {attachment.pk} has {size} bytes in place of {attachment.size}"


@invariant("files.unchanged")
def unchanged() -> Iterator[str]:
    """The bytes of a random sample are still those that were stored."""
    for attachment in Attachment.objects.there().order_by("?")[:SAMPLE]:
        try:
            with default_storage.open(attachment.stored_as) as file:
                digest = hashlib.sha256()
                for chunk in file.chunks():
                    digest.update(chunk)
        except FileNotFoundError:
            continue  # `files.there` names it
        if digest.hexdigest() != attachment.sha256:
            yield f"attachment {attachment.pk} was changed or swapped"


@invariant("files.swept")
def swept() -> Iterable[str]:
    """Nothing that nobody wants outlives two nightly sweeps."""
    return (f"{name} belongs to no attachment" for name in strays(timezone.now(), grace=TWO_SWEEPS))
