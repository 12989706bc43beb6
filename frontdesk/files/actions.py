"""Adding files to a record, taking them away, putting them back, and forgetting them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdesk.files import store
from frontdesk.files.contents import WORDED_MEDIA
from frontdesk.files.models import SECOND_THOUGHTS, Attachment, AttachmentQuerySet, Contents, PagePicture
from frontdesk.files.receive import Received
from frontdesk.files.shelves import SHELVES, reads_of, shelf_of
from frontdesk.files.tasks import ring
from frontdesk.journal import trail
from frontdesk.journal.models import Entry
from frontdesk.journal.purge import purge
from frontdesk.refusal import Refused, refuse_unless

MOST_FILES = 50  # of one record
RULE = "files.retention"


def attach(subject: models.Model, received: Sequence[Received], *, by: Any, now: datetime) -> list[Attachment]:
    """Keep these files beside the record, all or none. Refused: `not-allowed`, `too-many`.

    The bytes are written before the commit; a transaction that fails leaves them to the sweep.
    """
    with transaction.atomic():
        held = _held(subject.pk, type(subject))
        _must_change(held, by)
        return _keep_all(held, received, by, now)


def keep_all(subject: models.Model, received: Sequence[Received], *, now: datetime) -> list[Attachment]:
    """Keep these files beside a record that the caller holds and may change, by the caller's transaction. Refused: `too-many`."""
    return _keep_all(subject, received, None, now)


def keep(subject: models.Model, received: Received, *, now: datetime) -> Attachment:
    """Keep a file that the product made itself beside its record, by the caller's transaction; nobody is asked whether they may."""
    return _keep(subject, received, None, now)


def _keep_all(subject: models.Model, received: Sequence[Received], by: Any, now: datetime) -> list[Attachment]:
    there = Attachment.objects.there().about(subject).count() if received else 0
    words = ngettext("A record takes up to %(n)d file.", "A record takes up to %(n)d files.", MOST_FILES) % {"n": MOST_FILES}
    refuse_unless(there + len(received) <= MOST_FILES, words, "too-many")
    return [_keep(subject, each, by, now) for each in received]


def _keep(subject: models.Model, received: Received, by: Any, now: datetime) -> Attachment:
    kept = Attachment.objects.create(
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        name=received.name,
        media_type=received.type.media,
        size=len(received.data),
        sha256=received.sha256,
        stored_as=store.write(received.data),
        added_at=now,
        added_by=by,
    )
    trail.record("attach", subject=kept, by=by, at=now, details=_details(kept))
    if reads_of(kept.subject_type) and kept.media_type in WORDED_MEDIA:
        Contents.objects.create(attachment=kept)
        transaction.on_commit(ring)
    return kept


def remove(attachment: Attachment, *, by: Any, now: datetime) -> Attachment:
    """Take a file away. It can be put back for ten minutes; its bytes go with a sweep a day later.

    Refused: `not-allowed`, `kept` (a signature, an export of a register), `removed`.
    """
    with transaction.atomic():
        subject, mine = _both(attachment)
        _must_change(subject, by)
        may = mine.added_by_id == by.pk or shelf_of(subject).takes_others(by, subject)
        refuse_unless(may, _("Somebody else added this file; only they or who works on it take it away."), "not-allowed")
        refuse_unless(not mine.is_kept, _("This file belongs to the record and stays."), "kept")
        refuse_unless(mine.removed_at is None, _("Somebody else has just removed this file."), "removed")
        mine.removed_at, mine.removed_by = now, by
        mine.save(update_fields=["removed_at", "removed_by"])
        trail.record("remove", subject=mine, by=by, at=now, details=_details(mine))
        _words_changed(subject)
    return mine


def withdraw(subject: models.Model, *, kept_at: datetime, by: Any, now: datetime) -> int:
    """What the product kept beside a record by a step that is undone goes like what somebody removes, and nobody puts it back; how many.

    By the caller's transaction, which holds the record.
    """
    mine = list(
        Attachment.objects.there().about(subject).filter(added_by__isnull=True, added_at=kept_at).select_for_update().order_by("pk")
    )
    for each in mine:
        each.removed_at = now
        each.save(update_fields=["removed_at"])
        trail.record("remove", subject=each, by=by, at=now, details=_details(each))
    return len(mine)


def put_back(attachment: Attachment, *, by: Any, now: datetime) -> Attachment:
    """Undo a removal of one's own within ten minutes. Refused: `not-allowed`, `late`, `too-many`."""
    with transaction.atomic():
        subject, mine = _both(attachment)
        _must_change(subject, by)
        mine_and_fresh = mine.removed_at is not None and mine.removed_by_id == by.pk and now - mine.removed_at <= SECOND_THOUGHTS
        refuse_unless(mine_and_fresh and mine.forgotten_at is None, _("This file can't be put back any more."), "late")
        refuse_unless(Attachment.objects.there().about(subject).count() < MOST_FILES, _("The record has too many files."), "too-many")
        mine.removed_at = mine.removed_by = None
        mine.save(update_fields=["removed_at", "removed_by"])
        trail.record("put_back", subject=mine, by=by, at=now)
        _words_changed(subject)
    return mine


def forget(attachments: AttachmentQuerySet, *, now: datetime) -> int:
    """Erase bytes and names of these files; that there was one stays. How many there were.

    The bytes go after the commit; what a crash leaves is taken by the sweep.
    """
    with transaction.atomic():
        subjects = _read_subjects(attachments)
        mine = list(attachments.filter(forgotten_at__isnull=True).select_for_update().order_by("pk"))
        for each in mine:
            each.removed_at, each.forgotten_at, each.name, each.sha256 = each.removed_at or now, now, "", ""
            transaction.on_commit(partial(store.delete, each.stored_as))
        Attachment.objects.bulk_update(mine, ["removed_at", "forgotten_at", "name", "sha256"], batch_size=100)
        _forget_contents([each.pk for each in mine])
        for subject in subjects:
            _words_changed(subject)
        entries = Entry.objects.about_any(Attachment, [each.pk for each in mine])
        purge(list(entries.values_list("pk", flat=True)), rule=RULE, at=now)
        for each in mine:
            trail.record("forget", subject=each, at=now)
    return len(mine)


def forget_of(model: type[models.Model], ids: Sequence[int], *, now: datetime) -> int:
    """Forget all files of these records, removed ones included: called by the action that forgets the records."""
    return forget(Attachment.objects.about_any(model, ids), now=now)


def _forget_contents(ids: Sequence[int]) -> None:
    """What was read in these files goes with them."""
    pages = PagePicture.objects.filter(contents__in=ids)
    for name in pages.values_list("stored_as", flat=True):
        transaction.on_commit(partial(store.delete, name))
    pages.delete()
    Contents.objects.filter(pk__in=ids).delete()


def _read_subjects(attachments: AttachmentQuerySet) -> list[Any]:
    """The records whose words may change, held before their files are."""
    read = [shelf for shelf in SHELVES if shelf.reads]
    wanted = attachments.filter(forgotten_at__isnull=True, subject_type__in=[shelf.name for shelf in read])
    ids = defaultdict(list)
    for kind, pk in wanted.order_by("subject_type", "subject_id").values_list("subject_type", "subject_id").distinct():
        ids[kind].append(pk)
    managers = [(shelf.model._default_manager, ids[shelf.name]) for shelf in read if ids[shelf.name]]
    return [each for rows, pks in managers for each in rows.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")]


def _words_changed(subject: Any) -> None:
    if reads := reads_of(subject._meta.label_lower):
        reads.words_changed(subject)


def _both(attachment: Attachment) -> tuple[Any, Attachment]:
    """Record and file, held in this order."""
    subject = _held(attachment.subject_id, SHELVES[attachment.subject_type].model)
    return subject, Attachment.objects.select_for_update(of=("self",)).get(pk=attachment.pk)


def _held(pk: int, model: type[models.Model]) -> Any:
    """The record as it stands now, held until the transaction ends: it is not forgotten meanwhile, and its files are counted."""
    return model._default_manager.select_for_update(of=("self",)).get(pk=pk)


def _must_change(subject: models.Model, by: Any) -> None:
    if not shelf_of(subject).may_change(by, subject):
        raise Refused(_("You may not change the files of this record."), "not-allowed")


def _details(attachment: Attachment) -> dict[str, Any]:
    return {
        "subject": f"{attachment.subject_type} {attachment.subject_id}",
        "name": attachment.name,
        "size": attachment.size,
        "sha256": attachment.sha256,
    }
