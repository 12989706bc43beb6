"""拟稿: an outgoing document is drafted, edited while it has no number, and sent to be checked and approved."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from documents.actions.naming import must_be_cleared, name
from documents.actions.sign_offs import Plan, begin, renew
from documents.actions.steps import locked
from documents.finding.content import hash_of
from documents.models import Document, Level, Named, Register, SignOff, Template, Text, Urgency
from documents.scope import reads
from frontdesk.files.actions import keep_all
from frontdesk.files.receive import Received
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put

WORDS = ("addressed_to", "copied_to", "body", "signed_off_as")


def draft(
    values: Mapping[str, Any], *, by: Person, now: datetime, template: Template | None = None, files: Sequence[Received] = ()
) -> Document:
    """A new outgoing document, without a number; who drafts it is named on it. Refused: not-yours, subject, words, not-cleared."""
    refuse_unless(by.can(Can.READ_DOCUMENTS), _("You may not draft documents."), "not-yours")
    level, urgency = Level(values.get("level", Level.INTERNAL)), Urgency(values.get("urgency", Urgency.NORMAL))
    common = {"register": Register.OUTGOING, "level": level, "urgency": urgency}
    made, text = Document(**common, registered_at=now, registered_by=by), Text(template=template)
    _worded(made, text, values)
    must_be_cleared([by], made)
    with transaction.atomic():
        made.save()
        text.document = made
        text.save()
        trail.record("draft_document", subject=made, by=by, at=now)
        name(made, by, Named.Why.DRAFTED, by=by, now=now)
        keep_all(made, files, now=now)
        put(made)
    return made


def _worded(document: Document, text: Text, values: Mapping[str, Any]) -> None:
    document.subject = values["subject"].strip()
    for column in WORDS:
        setattr(text, column, values.get(column, "").replace("\r\n", "\n").strip())
    refuse_unless(bool(document.subject), _("Write the subject."), "subject")
    whole = text.body and text.addressed_to and text.signed_off_as
    refuse_unless(bool(whole), _("To whom it goes, what it says and in whose name may not be empty."), "words")


def edit(document: Document, values: Mapping[str, Any], *, by: Person, now: datetime, files: Sequence[Received] = ()) -> Document:
    """Other words, or more files. Whoever is asked to sign is asked anew; what was approved is not approved any more.

    Refused: subject, words, blanks (while somebody is asked), and what `_mine` refuses.
    """
    with transaction.atomic():
        mine = _mine(document, by)
        text, before = Text.objects.get(document=mine), hash_of(mine)
        _worded(mine, text, values)
        text.edited_at, text.edited_by = now, by
        mine.save(update_fields=["subject"])
        text.save()
        keep_all(mine, files, now=now)
        if hash_of(mine) != before:
            trail.record("edit_draft", subject=mine, by=by, at=now)
            renew(mine, by=by, now=now)
            put(mine)
    return mine


def _mine(document: Document, by: Person) -> Document:
    """The draft, held, for who drafted it or keeps documents. Refused: not-yours, void, issued."""
    mine = locked(document)
    seen = reads(by, mine.pk)
    theirs = mine.is_outgoing and (mine.registered_by_id == by.pk or by.can(Can.KEEP_DOCUMENTS))
    refuse_unless(seen and theirs, _("Only who drafted it or keeps documents does that."), "not-yours")
    refuse_unless(mine.voided_at is None, _("This document is void."), "void")
    refuse_unless(mine.issued_at is None, _("It is issued: its words stand."), "issued")
    return mine


def send(document: Document, *, checker: Person, approver: Person, by: Person, now: datetime, issuer: Person | None = None) -> SignOff:
    """核稿 and 签发: one colleague checks it, then another approves it.

    A confidential one is seen by no keeper who is not named: who will issue it is named too.
    Refused: issuer, and what `begin` and `ready.must_be_ready` refuse.
    """
    with transaction.atomic():
        mine = _mine(document, by)
        sign_off = begin(mine, steps=[Plan([checker]), Plan([approver])], by=by, now=now)
        if issuer is not None:
            refuse_unless(issuer.can(Can.KEEP_DOCUMENTS), _("Only who keeps documents issues them."), "issuer")
            name(mine, issuer, Named.Why.ISSUES, by=by, now=now)
        named = {each.person for each in mine.named.select_related("person")}
        able = not mine.is_secret or any(each.can(Can.KEEP_DOCUMENTS) for each in named)
        refuse_unless(able, _("Name who will issue it: nobody else who keeps documents sees a confidential one."), "issuer")
    return sign_off
