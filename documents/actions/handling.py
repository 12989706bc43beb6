"""承办、办结、归档: an approved document is handed to departments, reported on, finished and filed."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.actions.keeping import kept
from documents.actions.naming import name
from documents.actions.papers import put_away
from documents.actions.steps import locked
from documents.actions.taking_back import take_back
from documents.models import Document, Handling, Named
from documents.notices.handling_asked import HandlingAsked
from documents.notices.handling_reported import HandlingReported
from documents.promises.handled import Handled
from documents.scope import about
from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Department, Person
from frontdesk.people.standing_in import acting_for
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos


def ask(
    document: Document, *, department: Department, due_on: date, by: Person, now: datetime, handler: Person | None = None, words: str = ""
) -> Handling:
    """Hand it to a department by a day; to its head unless somebody is named.

    Refused: not-yours, void, not-approved, finished, past, nobody, not-cleared, twice.
    """
    with transaction.atomic():
        mine = kept(document, by)
        refuse_unless(mine.approved_at is not None and not mine.is_draft, _("It is handed on after it is approved."), "not-approved")
        refuse_unless(mine.finished_at is None, _("This document is finished."), "finished")
        refuse_unless(due_on >= timezone.localdate(now), _("This day has passed. Choose a later one."), "past")
        person = handler or department.head
        if person is None or not person.is_active:
            refuse_unless(False, _("This department has no head. Name a colleague."), "nobody")
            raise AssertionError
        refuse_unless(not mine.handlings.open().filter(department=department).exists(), _("This department has it already."), "twice")
        name(mine, person, Named.Why.HANDLES, by=by, now=now)
        common = {"words": words.strip()[:500], "due_on": due_on, "asked_at": now, "asked_by": by}
        made = Handling.objects.create(document=mine, department=department, handler=person, **common)
        todos.open(Handled, subject=made, holder=person, since=now, now=now, by=by)
        trail.record("ask_to_handle", subject=mine, by=by, at=now, details={"department": department.pk, "due": due_on.isoformat()})
        if person != by:
            post(HandlingAsked, cause=f"handling:{made.pk}", to=person, subject=mine, data={**about(mine), "handling": made.pk}, now=now)
    return made


def report(handling: Handling, *, words: str, by: Person, now: datetime) -> Handling:
    """The department says what was done. Refused: words, not-yours, over."""
    words = words.strip()[:2000]
    refuse_unless(bool(words), _("Say in a few words what was done."), "words")
    with transaction.atomic():
        document = locked(handling.document)
        mine = Handling.objects.select_related("handler", "asked_by").get(pk=handling.pk)
        theirs = by == mine.handler or acting_for(mine.handler, timezone.localdate(now)) == by
        refuse_unless(theirs, _("Another colleague handles this."), "not-yours")
        refuse_unless(mine.reported_at is None and mine.withdrawn_at is None, _("This is over already."), "over")
        mine.report, mine.reported_at, mine.reported_by = words, now, by
        mine.save(update_fields=["report", "reported_at", "reported_by"])
        todos.settle(Handled, subject=mine, now=now, by=by)
        trail.record("report_handling", subject=document, by=by, at=now, details={"handling": mine.pk})
        if mine.asked_by != by:
            post(HandlingReported, cause=f"handling:{mine.pk}", to=mine.asked_by, subject=document, data=about(document), now=now)
    return mine


def withdraw(handling: Handling, *, by: Person, now: datetime) -> Handling:
    """The department need not. Refused: not-yours, void, over."""
    with transaction.atomic():
        document = kept(handling.document, by)
        mine = Handling.objects.get(pk=handling.pk)
        refuse_unless(mine.reported_at is None and mine.withdrawn_at is None, _("This is over already."), "over")
        take_back(mine, Handled, by=by, now=now)
        trail.record("withdraw_handling", subject=document, by=by, at=now, details={"handling": mine.pk})
    return mine


def finish(document: Document, *, by: Person, now: datetime) -> Document:
    """办结: nothing is to be done any more. Refused: not-yours, void, finished, not-issued, signing, handled, distributed."""
    with transaction.atomic():
        mine = kept(document, by)
        _finish(mine, by, now)
    return mine


def _finish(mine: Document, by: Person, now: datetime) -> None:
    refuse_unless(mine.finished_at is None, _("This document is finished."), "finished")
    refuse_unless(not mine.is_draft, _("It is not issued yet."), "not-issued")
    refuse_unless(not mine.sign_offs.running().exists(), _("It is still being signed."), "signing")
    refuse_unless(not mine.handlings.open().exists(), _("A department has not reported back yet."), "handled")
    refuse_unless(not mine.recipients.open().exists(), _("Somebody has not confirmed its receipt yet."), "distributed")
    mine.finished_at, mine.finished_by = now, by
    mine.save(update_fields=["finished_at", "finished_by"])
    trail.record("finish_document", subject=mine, by=by, at=now)


def file(document: Document, *, year: int, under: str, where: str, by: Person, now: datetime) -> Document:
    """归档 in one step, paper and electronic together, finished with it. Refused: under, filed, paper-out, and what `finish` refuses."""
    under = under.strip()[:60]
    refuse_unless(bool(under), _("Under which category?"), "under")
    with transaction.atomic():
        mine = kept(document, by)
        refuse_unless(mine.filed_at is None, _("This document is filed."), "filed")
        if mine.finished_at is None:
            _finish(mine, by, now)
        put_away(mine, place=where, by=by, now=now)
        mine.filed_at, mine.filed_by, mine.filed_year, mine.filed_under, mine.filed_where = now, by, year, under, where.strip()[:80]
        mine.save(update_fields=["filed_at", "filed_by", "filed_year", "filed_under", "filed_where"])
        trail.record("file_document", subject=mine, by=by, at=now, details={"year": year, "under": under, "where": mine.filed_where})
    return mine
