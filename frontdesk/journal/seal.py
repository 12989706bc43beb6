"""The one sealer: links new entries into the chain after they were committed."""

import logging
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef

from frontdesk.journal.canonical import GENESIS, digest
from frontdesk.journal.models import Entry, EntryQuerySet, Seal

LOCK = 0x5EA1  # PostgreSQL's advisory lock of the sealer
LATE = 100_000  # how many ids behind the newest sealed entry a slow transaction may still commit

log = logging.getLogger(__name__)


def seal(*, now: datetime, limit: int = 5000, thorough: bool = False) -> int:
    """Link at most `limit` new entries into the chain and return how many; fewer than `limit` means none is left.

    Only the newest ids are looked through, because entries become visible nearly in order; `thorough` looks
    through all of them. Returns 0 at once while another sealer is at work on PostgreSQL (SQLite waits in turn).
    """
    if not waiting(thorough=thorough):
        return 0  # an idle look takes no write lock
    with transaction.atomic():
        if not _alone():
            return 0
        number, last = head()
        seals = []
        for entry in _fresh(thorough).order_by("id")[:limit]:
            number += 1
            link = Seal(number=number, entry=entry, prev=last, hash=digest(last, entry, now), sealed_at=now)
            last = link.hash
            seals.append(link)
        Seal.objects.bulk_create(seals, batch_size=500)
    if seals:
        log.info("journal sealed up to %s %s", number, last)
    return len(seals)


def head() -> tuple[int, str]:
    """Number and hash of the newest seal. Kept elsewhere, it proves later that the end was not cut off."""
    last = Seal.objects.order_by("-number").first()
    return (last.number, last.hash) if last else (0, GENESIS)


def waiting(*, thorough: bool = False) -> bool:
    """Whether there is anything to seal, asked without a transaction."""
    return _fresh(thorough).exists()


def _fresh(thorough: bool) -> EntryQuerySet:
    if thorough:
        return Entry.objects.unsealed()
    newest = Seal.objects.aggregate(newest=Max("entry_id"))["newest"] or 0
    # Both sides are bounded, or PostgreSQL would read every seal there is.
    seals = Seal.objects.filter(entry_id=OuterRef("pk"), entry_id__gt=newest - LATE)
    return Entry.objects.filter(~Exists(seals), id__gt=newest - LATE)


def _alone() -> bool:
    if connection.vendor != "postgresql":
        return True  # SQLite: the transaction is IMMEDIATE, so this is the only writer
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])
