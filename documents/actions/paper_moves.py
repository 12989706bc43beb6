"""A paper changes hands: the one place where a row of the ledger is written and the paper follows it."""

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.actions.keeping import must_keep
from documents.actions.steps import locked
from documents.models import HandOver, Paper
from documents.notices.paper_moved import PaperMoved
from documents.promises.paper_back import PaperBack
from documents.scope import about, sees
from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos


def held(paper: Paper) -> Paper:
    """The paper as it stands now; its document is held until the transaction ends."""
    document = locked(paper.document)
    mine = Paper.objects.select_related("kept_by").get(pk=paper.pk)
    mine.document = document
    return mine


def held_by_keeper(paper: Paper, by: Person) -> Paper:
    """The same, for who keeps documents and may read this one; of a void one, too: its paper still lies somewhere. Refused: not-yours."""
    mine = held(paper)
    must_keep(by, mine.document)
    return mine


def move(
    paper: Paper, how: HandOver.How, *, by: Person, now: datetime, taker: Person | None = None, place: str = "", words: str = ""
) -> HandOver:
    """Write the next row and let the paper follow; of two that try, one does. The caller holds the document. Refused: moved."""
    giver, number = paper.kept_by, paper.moves + 1
    lies = place.strip()[:80] or paper.place
    where = {"moves": F("moves") + 1, "kept_at": now, "kept_by": taker, "place": lies, "lost_at": None, "lost_by": None, "lost_words": ""}
    moved = Paper.objects.filter(pk=paper.pk, moves=paper.moves).update(**where)
    refuse_unless(bool(moved), _("This paper has just changed hands. Look again."), "moved")
    said = {"place": "" if taker else lies, "words": words.strip()[:300], "handed_at": now, "handed_by": by}
    row = HandOver.objects.create(paper=paper, number=number, how=how, giver=giver, taker=taker, **said)
    details = {"paper": paper.copy, "from": giver and giver.pk, "to": taker and taker.pk, "number": number}
    trail.record("hand_over_paper", subject=paper.document, by=by, at=now, details=details)
    todos.settle(PaperBack, subject=paper, now=now, by=by)
    if taker:
        todos.open(PaperBack, subject=paper, holder=taker, since=now, now=now, by=by)
    if giver and giver != by:
        _tell(giver, row, now=now)
    paper.refresh_from_db(fields=["moves", "kept_at", "kept_by", "place", "lost_at", "lost_by", "lost_words"])
    return row


def _tell(giver: Person, row: HandOver, *, now: datetime) -> None:
    """Whoever held it hears that it is off their hands."""
    document = row.paper.document
    if giver.is_active and sees(giver, document.pk):
        with override(giver.language):
            data = {**about(document), "holder": str(row.taker or _("the office"))}
        post(PaperMoved, cause=f"hand-over:{row.pk}", to=giver, subject=document, data=data, now=now)
