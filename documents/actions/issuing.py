"""编号签发: an approved document gets its number, once and for good."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.actions.keeping import kept
from documents.finding.content import hash_of
from documents.models import Document, Outcome
from documents.notices.document_issued import DocumentIssued
from documents.numbers import OUTGOING
from documents.promises.issued import Issued
from documents.scope import about
from frontdesk.journal import trail
from frontdesk.numbers.actions import draw
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos


def issue(document: Document, *, by: Person, now: datetime) -> Document:
    """Draw its number; again, it is the same. Number and record commit together.

    Refused: not-yours, void, incoming, not-approved, changed (text or files differ from what was approved).
    """
    with transaction.atomic():
        mine = kept(document, by)
        refuse_unless(mine.is_outgoing, _("Only what goes out is issued."), "incoming")
        if mine.issued_at is not None:
            return mine
        _must_stand_as_approved(mine)
        trail.record("issue_document", subject=mine, by=by, at=now)
        mine.issued_at, mine.issued_by = now, by
        mine.number = draw(OUTGOING, subject=mine, at=now).text
        mine.save(update_fields=["number", "issued_at", "issued_by"])
        todos.settle(Issued, subject=mine, now=now, by=by)
        put(mine)
        if mine.registered_by != by:
            with override(mine.registered_by.language):
                post(DocumentIssued, cause=f"issued:{mine.pk}", to=mine.registered_by, subject=mine, data=about(mine), now=now)
    return mine


def _must_stand_as_approved(mine: Document) -> None:
    last = mine.sign_offs.order_by("-number").first()
    approved = mine.approved_at is not None and last is not None and last.outcome == Outcome.PASSED
    refuse_unless(approved, _("It is not approved yet."), "not-approved")
    same = last is not None and last.sha256 == hash_of(mine)
    refuse_unless(same, _("It was changed after it was approved. Send it to be checked once more."), "changed")
