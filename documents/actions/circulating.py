"""传阅: a document goes to readers with a purpose and a day; they say that they have read it, and nobody says so for them.

It lives beside the document's sign-offs: a return, a new version, a refusal, the end or the file touches none of its rows.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents.actions.keeping import must_route
from documents.actions.naming import must_be_cleared, must_be_there
from documents.actions.steps import locked
from documents.actions.taking_back import take_back
from documents.actions.turns import advance
from documents.models import Circulation, Document, Reader, Turn
from documents.notices.circulation_read import CirculationRead
from documents.promises.of_reading import reading_promise
from documents.scope import about, reads
from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos

MOST_READERS = 200
LONGEST = 200
LONGEST_REMARK = 500


def begin(
    document: Document, *, readers: Sequence[Person], purpose: str, due_on: date, by: Person, now: datetime, turn: Turn = Turn.AT_ONCE
) -> Circulation:
    """Give it to readers; who has it to read already is left out.

    Refused: purpose, past, no-readers, left, not-yours, void, sideways, not-cleared, twice (all of them have it already).
    """
    purpose = purpose.strip()[:LONGEST]
    refuse_unless(bool(purpose), _("Say in a few words what it is read for."), "purpose")
    refuse_unless(due_on >= timezone.localdate(now), _("This day has passed. Choose a later one."), "past")
    with transaction.atomic():
        mine = locked(document)
        _must_circulate(by, mine)
        fresh = _fresh(readers, mine)
        common = {"purpose": purpose, "turn": turn, "due_on": due_on, "begun_at": now, "begun_by": by}
        made = Circulation.objects.create(document=mine, number=mine.circulations.count() + 1, **common)
        Reader.objects.bulk_create(Reader(circulation=made, person=person, place=place) for place, person in enumerate(fresh, 1))
        details = {"circulation": made.number, "people": [each.pk for each in fresh], "due": due_on.isoformat()}
        trail.record("begin_circulation", subject=mine, by=by, at=now, details=details)
        advance(made, by=by, now=now)
    return made


def add(circulation: Circulation, *, readers: Sequence[Person], by: Person, now: datetime) -> Circulation:
    """More readers, after the others. Refused: no-readers, left, not-yours, void, sideways, ended, not-cleared, twice."""
    with transaction.atomic():
        mine = running(circulation, by)
        there = set(mine.readers.standing().values_list("person", flat=True))
        fresh = _fresh(readers, mine.document, there)
        last = max(mine.readers.values_list("place", flat=True))
        common = {"circulation": mine, "added_at": now, "added_by": by}
        Reader.objects.bulk_create(Reader(person=person, place=place, **common) for place, person in enumerate(fresh, last + 1))
        details = {"circulation": mine.number, "people": [each.pk for each in fresh]}
        trail.record("add_readers", subject=mine.document, by=by, at=now, details=details)
        advance(mine, by=by, now=now)
    return mine


def read(row: Reader, *, by: Person, now: datetime, words: str = "") -> Reader:
    """已阅, with a remark if there is one. Refused: not-yours, not-cleared, over, not-asked."""
    with transaction.atomic():
        document = locked(row.circulation.document)
        mine = _row(row, document)
        refuse_unless(by == mine.person, _("This was given to somebody else to read."), "not-yours")
        seen = reads(by, document.pk)
        refuse_unless(seen, _("You are not cleared for documents as secret as this one."), "not-cleared")
        refuse_unless(mine.read_at is None and mine.withdrawn_at is None, pgettext("circulation", "This is over already."), "over")
        refuse_unless(mine.asked_at is not None, pgettext("circulation", "It is not your turn yet."), "not-asked")
        mine.read_at, mine.words = now, words.strip()[:LONGEST_REMARK]
        mine.save(update_fields=["read_at", "words"])
        todos.settle(reading_promise(document), subject=mine, now=now, by=by)
        trail.record("mark_read", subject=document, by=by, at=now, details={"circulation": mine.circulation.number})
        advance(mine.circulation, by=by, now=now)
        begun_by = mine.circulation.begun_by
        if mine.circulation.ended_at and begun_by != by:
            post(CirculationRead, cause=f"circulation:{mine.circulation_id}", to=begun_by, subject=document, data=about(document), now=now)
    return mine


def skip(row: Reader, *, by: Person, now: datetime) -> Reader:
    """The next is asked without waiting for this one, who is away and reads it later.

    Refused: not-yours, void, sideways, ended, at-once (nobody waits there), over, not-asked, last.
    """
    with transaction.atomic():
        circulation = running(row.circulation, by)
        mine = _row(row, circulation.document)
        refuse_unless(circulation.turn == Turn.IN_TURN, _("Nobody waits for another here."), "at-once")
        gone = mine.read_at or mine.withdrawn_at or mine.skipped_at
        refuse_unless(gone is None, pgettext("circulation", "This is over already."), "over")
        refuse_unless(mine.asked_at is not None, _("It is not their turn yet."), "not-asked")
        refuse_unless(circulation.readers.open().filter(asked_at__isnull=True).exists(), _("Nobody comes after this reader."), "last")
        mine.skipped_at, mine.skipped_by = now, by
        mine.save(update_fields=["skipped_at", "skipped_by"])
        trail.record("skip_reader", subject=circulation.document, by=by, at=now, details={"person": mine.person_id})
        advance(circulation, by=by, now=now)
    return mine


def withdraw(circulation: Circulation, *, by: Person, now: datetime, only: Reader | None = None) -> int:
    """Take it back from all who have not read it, or from one; how many. Refused: not-yours, void, sideways, ended, over."""
    with transaction.atomic():
        mine = running(circulation, by)
        rows = [each for each in mine.readers.open() if only is None or each.pk == only.pk]
        refuse_unless(bool(rows), pgettext("circulation", "This is over already."), "over")
        for row in rows:
            take_back(row, reading_promise(mine.document), by=by, now=now)
        details = {"circulation": mine.number, "people": [each.person_id for each in rows]}
        trail.record("withdraw_readers", subject=mine.document, by=by, at=now, details=details)
        advance(mine, by=by, now=now)
    return len(rows)


def running(circulation: Circulation, by: Person) -> Circulation:
    """The circulation as it stands, its document held, for who may change it. Refused: not-yours, void, sideways, ended."""
    document = locked(circulation.document)
    mine = Circulation.objects.select_related("begun_by").get(pk=circulation.pk)
    mine.document = document
    _must_circulate(by, document)
    refuse_unless(mine.ended_at is None, _("This circulation has ended."), "ended")
    return mine


def has_it(document: Document) -> set[int]:
    """Who has the document to read already, asked or in turn, in any of its circulations."""
    return set(Reader.objects.open().filter(circulation__document=document).values_list("person", flat=True))


def _must_circulate(by: Person, document: Document) -> None:
    """A confidential document never goes sideways, from reader to reader: whoever keeps its register passes it on, or who registered it."""
    must_route(by, document)
    office = not document.is_secret or document.registered_by_id == by.pk or by.can(Can.KEEP_CONFIDENTIAL)
    refuse_unless(office, _("A confidential document is passed on only by who keeps its register."), "sideways")


def _fresh(readers: Sequence[Person], document: Document, there: set[int] | None = None) -> list[Person]:
    """Each once, without those who have it already. Refused: no-readers, left, twice, not-cleared."""
    refuse_unless(0 < len(readers) <= MOST_READERS, _("Name one reader at least, two hundred at most."), "no-readers")
    must_be_there(readers)
    known = has_it(document) | (there or set())
    fresh = [person for person in dict.fromkeys(readers) if person.pk not in known]
    refuse_unless(bool(fresh), _("They have it to read already."), "twice")
    must_be_cleared(fresh, document)
    return fresh


def _row(row: Reader, document: Document) -> Reader:
    mine = Reader.objects.select_related("circulation__begun_by", "person").get(pk=row.pk)
    mine.circulation.document = document
    return mine
