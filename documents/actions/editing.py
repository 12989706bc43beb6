"""What was written down wrongly or has changed: proposal, grounds, sender, subject, urgency and due date of an incoming document.

What signers have before them (`SIGNED`) is part of what they sign: once somebody has answered, another word asks everybody anew; once
it is approved, it stands. Urgency and due date may change until the document is finished.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from documents.actions.keeping import kept
from documents.actions.registering import alike, key_of, twin_of
from documents.actions.sign_offs import renew
from documents.actions.urgency import reclock
from documents.finding.content import hash_of
from documents.models import Document, Signing
from frontdesk.journal import trail
from frontdesk.people.editing import needed
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put

SIGNED = frozenset({"subject", "source", "source_number", "proposal", "grounds"})


def edit(
    document: Document,
    values: Mapping[str, Any],
    *,
    seen: Mapping[str, Any],
    by: Person,
    now: datetime,
    anew: bool = False,
    twin_seen: bool = False,
) -> Document:
    """Write what differs; `seen` is what the person had before them, `anew` that they know who has signed is asked once more.

    Refused: not-yours, void, outgoing, finished, subject, approved, signed (somebody has answered, unless `anew`), twin (it has become
    like another, unless `twin_seen`), changed (two who edit).
    """
    with transaction.atomic():
        mine = kept(document, by)
        refuse_unless(not mine.is_outgoing, _("What goes out is edited as a draft."), "outgoing")
        refuse_unless(mine.finished_at is None, _("This document is finished."), "finished")
        tidy = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
        new = needed(mine, tidy, seen)
        if new:
            _must_be_open(mine, new, anew)
            _must_be_alone(mine, new, by, twin_seen)
            _write(mine, new, by=by, now=now)
            if "urgency" in new:
                reclock(mine, by=by, now=now)
            if SIGNED & set(new):
                _signed_as_it_is_now(mine, by=by, now=now)
            put(mine)
    return mine


def _must_be_open(mine: Document, new: Mapping[str, Any], anew: bool) -> None:
    if "subject" in new:
        refuse_unless(bool(new["subject"]) and not mine.is_paper_only, _("Write the subject."), "subject")
    if SIGNED & set(new):
        approved = _("It is approved as it stands: only urgency and due date may change.")
        refuse_unless(mine.approved_at is None, approved, "approved")
        words = _("Somebody has answered already. Save again to have everybody asked anew.")
        refuse_unless(anew or not _answers(mine).exists(), words, "signed")


def _must_be_alone(mine: Document, new: Mapping[str, Any], by: Person, twin_seen: bool) -> None:
    if twin_seen or not {"source", "source_number"} & set(new):
        return
    source, number = (new.get(name, getattr(mine, name)) for name in ("source", "source_number"))
    wanted = Document(pk=mine.pk, source_key=key_of(source), number_key=key_of(number), registered_at=mine.registered_at)
    twin = twin_of(wanted, by)
    refuse_unless(twin is None, alike(twin), "twin")


def _answers(document: Document) -> Any:
    """What was answered in the sign-off that runs, and is bound to the words."""
    return Signing.objects.filter(step__sign_off__document=document, step__sign_off__ended_at__isnull=True).exclude(sha256="")


def _write(mine: Document, new: Mapping[str, Any], *, by: Person, now: datetime) -> None:
    """The trail says which fields, never their words: it is read by who may not read the document."""
    for name, value in new.items():
        setattr(mine, name, value)
    mine.source_key, mine.number_key = key_of(mine.source), key_of(mine.source_number)
    if {"proposal", "grounds"} & set(new):
        mine.proposed_at, mine.proposed_by = now, by
    mine.save(update_fields=[*new, "source_key", "number_key", "proposed_at", "proposed_by"])
    details = {"fields": sorted(new)}
    if SIGNED & set(new):  # `verify` asks which: signatures from before are of other words
        trail.record("correct_document", subject=mine, by=by, at=now, details=details)
    else:
        trail.record("edit_document", subject=mine, by=by, at=now, details=details)


def _signed_as_it_is_now(mine: Document, *, by: Person, now: datetime) -> None:
    """Who has answered is asked anew; where nobody has, the question stays and whoever had the old words before them looks once more."""
    if _answers(mine).exists():
        renew(mine, by=by, now=now)
    else:
        mine.sign_offs.running().update(sha256=hash_of(mine))
