"""作废: a document is declared void with a reason. Its number stays in the register and is never given again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from documents.actions import sign_offs
from documents.actions.awaiting_issue import ask_no_more
from documents.actions.ending import end_circulations, end_distribution, end_handlings
from documents.actions.steps import locked
from documents.models import Document
from documents.notices.document_void import DocumentVoid
from documents.scope import about, reads
from frontdesk.journal import trail
from frontdesk.numbers.actions import void as void_number
from frontdesk.numbers.models import Number
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put

LONGEST = 200


def void(document: Document, *, because: str, by: Person, now: datetime) -> Document:
    """Whatever runs about it ends. Who keeps documents voids any that they may read, who drafted it a draft.

    Refused: because, not-yours, void, filed.
    """
    because = because.strip()[:LONGEST]
    refuse_unless(bool(because), _("Say in a few words why it is void."), "because")
    with transaction.atomic():
        mine = locked(document)
        _must_void(mine, by)
        running = mine.sign_offs.running().first()
        if running is not None:
            sign_offs.withdraw(running, by=by, now=now)
            mine.refresh_from_db()
        _tell(mine, by=by, now=now)
        ask_no_more(mine, by=by, now=now)
        end_handlings(mine, by=by, now=now)
        end_distribution(mine, by=by, now=now)
        end_circulations(mine, by=by, now=now)
        mine.voided_at, mine.voided_by, mine.voided_because = now, by, because
        mine.save(update_fields=["voided_at", "voided_by", "voided_because"])
        trail.record("void_document", subject=mine, by=by, at=now, details={"because": because})
        for number in Number.objects.of(mine).standing():
            # Numbers are read by whoever reads the trail: of a confidential document they say no more than themselves.
            void_number(number, reason=mine.number if mine.is_secret else because, by=by, now=now)
        put(mine)
    return mine


def _must_void(mine: Document, by: Person) -> None:
    seen = reads(by, mine.pk)
    theirs = by.can(Can.KEEP_DOCUMENTS) or (mine.is_draft and mine.registered_by_id == by.pk)
    refuse_unless(seen and theirs, _("Only who keeps documents does that."), "not-yours")
    refuse_unless(mine.voided_at is None, _("This document is void."), "void")
    refuse_unless(mine.filed_at is None, _("It is filed, and stays as it was filed."), "filed")


def _tell(mine: Document, *, by: Person, now: datetime) -> None:
    """Who drafted it or was sent it goes by it no more."""
    had = [each.person for each in mine.recipients.standing().inside().select_related("person") if each.person]
    drafter = [mine.registered_by] if mine.is_outgoing else []
    for person in dict.fromkeys([*drafter, *had]):
        if person != by and person.is_active:
            post(DocumentVoid, cause=f"void:{mine.pk}", to=person, subject=mine, data=about(mine), now=now)
