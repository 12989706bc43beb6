"""Stored bytes that neither attachment nor page wants: left by a transaction that was rolled back, or removed long enough ago."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from frontdesk.files import store
from frontdesk.files.models import Attachment, PagePicture

GRACE = timedelta(hours=6)  # younger bytes may belong to a transaction that is still open; the longest of ours takes a minute
CHUNK = 500


def strays(now: datetime, *, grace: timedelta = GRACE) -> Iterator[str]:
    """The stored names that are older than the grace and wanted by nobody, a chunk two queries."""
    names = store.stored()
    while chunk := list(islice(names, CHUNK)):
        held = (Attachment.objects.holding(now), PagePicture.objects.holding(now))
        wanted = {name for rows in held for name in rows.filter(stored_as__in=chunk).values_list("stored_as", flat=True)}
        for name in chunk:
            if name not in wanted and is_older(name, now - grace):
                yield name


def is_older(name: str, than: datetime) -> bool:
    written = store.written_at(name)
    return written is not None and written < than


def sweep(names: Iterable[str]) -> None:
    """Delete these bytes."""
    for name in names:
        store.delete(name)
