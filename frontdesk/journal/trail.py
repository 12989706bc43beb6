"""Writing the trail: one plain insert in the caller's transaction, never a lock and never a chain."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction

from frontdesk.journal.canonical import commitment, plain
from frontdesk.journal.models import Detail, Entry

SALT_BYTES = 16
BATCH = 500


def record(
    verb: str,
    *,
    subject: models.Model,
    by: models.Model | int | None = None,
    device: str = "",
    at: datetime,
    details: Mapping[str, Any] | None = None,
) -> Entry:
    """Write that `by` did `verb` to `subject`. Names and values belong into `details` and nowhere else."""
    return write(
        verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        actor_id=by.pk if isinstance(by, models.Model) else by,
        device=device,
        at=at,
        details=details,
    )


def write(
    verb: str,
    *,
    subject_type: str,
    subject_id: str,
    actor_id: int | None,
    device: str,
    at: datetime,
    details: Mapping[str, Any] | None,
) -> Entry:
    """The insert itself, for what has no record as its subject. Both rows or none are written."""
    entry = Entry(at=at, actor_id=actor_id, verb=verb, subject_type=subject_type, subject_id=subject_id, device=device[:100])
    if not details:
        entry.save(force_insert=True)
        return entry
    salt, data = secrets.token_bytes(SALT_BYTES), plain(dict(details))
    entry.commitment = commitment(salt, data)
    # Inside an action's transaction this opens nothing, not even a savepoint.
    with transaction.atomic(savepoint=False):
        entry.save(force_insert=True)
        Detail(entry=entry, salt=salt, data=data).save(force_insert=True)
    return entry


def record_all(
    verb: str, happened: Iterable[tuple[models.Model, Mapping[str, Any] | None]], *, by: models.Model | int | None = None, at: datetime
) -> None:
    """`record` for many subjects of one act: the same rows, an entry each, in a few inserts."""
    actor = by.pk if isinstance(by, models.Model) else by
    entries, details = [], []
    for subject, told in happened:
        entry = Entry(at=at, actor_id=actor, verb=verb, subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
        if told:
            salt, data = secrets.token_bytes(SALT_BYTES), plain(dict(told))
            entry.commitment = commitment(salt, data)
            details.append(Detail(entry=entry, salt=salt, data=data))
        entries.append(entry)
    with transaction.atomic(savepoint=False):
        Entry.objects.bulk_create(entries, batch_size=BATCH)
        for detail in details:
            detail.entry_id = detail.entry.pk
        Detail.objects.bulk_create(details, batch_size=BATCH)
