"""Erasing details without breaking the chain."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction

from frontdesk.journal import trail
from frontdesk.journal.models import Detail, Erasure

VERB = "purged"
CHUNK = 1000  # entries named by one purge, so that `verify` never holds a long list


def purge(entry_ids: Iterable[int], *, rule: str, at: datetime, by: models.Model | int | None = None) -> int:
    """Delete the details of these entries with their salts, and say so in the trail. Returns how many were erased.

    One `purged` entry per thousand names the erased entries and the rule. Entries without details are passed over;
    so are purges themselves, which name nobody and are the proof.
    """
    wanted = sorted(set(entry_ids))
    with transaction.atomic():
        return sum(_purge(wanted[start : start + CHUNK], rule, at, by) for start in range(0, len(wanted), CHUNK))


def _purge(wanted: list[int], rule: str, at: datetime, by: models.Model | int | None) -> int:
    details = Detail.objects.filter(entry_id__in=wanted).exclude(entry__verb=VERB)
    erased = list(details.select_for_update(of=("self",)).order_by("entry_id").values_list("entry_id", flat=True))
    if not erased:
        return 0
    entry = trail.write(
        VERB,
        subject_type="journal.detail",
        subject_id=rule[:64],
        actor_id=by.pk if isinstance(by, models.Model) else by,
        device="",
        at=at,
        details={"rule": rule, "entries": erased},
    )
    Erasure.objects.bulk_create([Erasure(entry_id=entry_id, purge=entry) for entry_id in erased], batch_size=500)
    Detail.objects.filter(entry_id__in=erased).delete()
    return len(erased)
