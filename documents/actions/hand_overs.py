"""交接: a paper goes from the office to a colleague and back, each time signed for. What is confidential always goes through the office."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from documents.actions.naming import must_be_cleared, must_be_there, name
from documents.actions.paper_moves import held, held_by_keeper, move
from documents.models import HandOver, Named, Paper
from documents.scope import reads, sees
from frontdesk.files.actions import keep
from frontdesk.files.receive import Received
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless


def take(paper: Paper, *, seen: int, by: Person, now: datetime) -> HandOver:
    """我已取件: whoever holds it in their hands says so on their own phone; `seen` is the last hand-over that they saw.

    Refused: not-allowed, filed, at-desk (confidential ones are signed for there), and what `_must_go` refuses.
    """
    with transaction.atomic():
        mine = held(paper)
        known = sees(by, mine.document_id)
        refuse_unless(known, _("You may not read this document. Bring its paper to the front desk."), "not-allowed")
        _must_go(mine, by, seen)
        refuse_unless(not mine.document.is_secret, _("A confidential paper is handed over at the desk, against a signature."), "at-desk")
        refuse_unless(mine.document.filed_at is None, _("This document is filed. Ask the office for its paper."), "filed")
        return move(mine, HandOver.How.PHONE, taker=by, by=by, now=now)


def hand(paper: Paper, *, to: Person, signature: Received | None, seen: int, by: Person, now: datetime, words: str = "") -> HandOver:
    """Who keeps documents hands it to a colleague, who signs on the screen and from then on may know of the document.

    Of a confidential one they must have been named before. Refused: signature, not-yours, left, not-cleared, not-named, and what
    `_must_go` refuses.
    """
    refuse_unless(signature is not None, _("Whoever takes it signs on the screen first."), "signature")
    with transaction.atomic():
        mine = held_by_keeper(paper, by)
        must_be_there([to])
        _must_go(mine, to, seen)
        must_be_cleared([to], mine.document)
        if mine.document.is_secret:
            named = mine.document.named.filter(person=to).exists()
            refuse_unless(named, _("%(person)s does not stand on the list of who may know.") % {"person": to}, "not-named")
        elif not reads(to, mine.document_id):
            name(mine.document, to, Named.Why.READS, by=by, now=now)
        row = move(mine, HandOver.How.SCREEN, taker=to, by=by, now=now, words=words)
        if signature:
            keep(row, signature, now=now)
        return row


def _must_go(paper: Paper, to: Person, seen: int) -> None:
    """Refused: lost, void, moved (since the reader looked), same, through-office (a confidential one from reader to reader)."""
    refuse_unless(paper.lost_at is None, _("This paper is written down as lost. Bring it to the front desk."), "lost")
    refuse_unless(paper.document.voided_at is None, _("This document is void."), "void")
    refuse_unless(paper.kept_by_id != to.pk, _("%(person)s has it already.") % {"person": to}, "same")
    refuse_unless(paper.moves == seen, _("This paper has just changed hands. Look again."), "moved")
    words = _("A confidential paper never goes from reader to reader. It comes back to the office first.")
    refuse_unless(paper.kept_by_id is None or not paper.document.is_secret, words, "through-office")


def bring_back(paper: Paper, *, place: str, by: Person, now: datetime) -> HandOver:
    """交回: it lies in the office again, at this place. Refused: not-yours, lost, here."""
    with transaction.atomic():
        mine = held_by_keeper(paper, by)
        refuse_unless(mine.lost_at is None, _("This paper is written down as lost. Say that it is found."), "lost")
        lies = place.strip()[:80]
        refuse_unless(mine.kept_by_id is not None or (bool(lies) and lies != mine.place), _("It lies in the office already."), "here")
        return move(mine, HandOver.How.BACK, by=by, now=now, place=lies)


def find(paper: Paper, *, place: str, by: Person, now: datetime) -> HandOver:
    """找回: what was lost is in the office again. Refused: not-yours, not-lost."""
    with transaction.atomic():
        mine = held_by_keeper(paper, by)
        refuse_unless(mine.lost_at is not None, _("This paper is not lost."), "not-lost")
        return move(mine, HandOver.How.FOUND, by=by, now=now, place=place)
