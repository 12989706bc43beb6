"""纸质件: a document's copies on paper are written down, lost, and put with the file."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from documents.actions.keeping import kept
from documents.actions.paper_moves import held_by_keeper, move
from documents.models import ON_PAPER, Document, HandOver, Paper
from documents.models.paper import MOST_COPIES
from documents.promises.paper_back import PaperBack
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos


def copies_of(document: Document, said: int | None) -> int:
    """How many copies a document comes with: so many as somebody said, else one when it came on paper."""
    return said if said is not None else int(document.is_paper_only or document.channel in ON_PAPER)


def write_down(document: Document, copies: int, *, by: Person, now: datetime, place: str = "") -> list[Paper]:
    """So many more copies, each with a label of its own and the first row of its ledger. The caller holds the document. Refused: copies."""
    there = document.papers.count()
    words = _("A document has up to %(n)d copies on paper.") % {"n": MOST_COPIES}
    refuse_unless(0 <= copies <= MOST_COPIES - there, words, "copies")
    common = {"document": document, "made_at": now, "made_by": by, "kept_at": now, "place": place.strip()[:80]}
    made = [Paper.objects.create(copy=there + number, **common) for number in range(1, copies + 1)]
    first = {"number": 1, "how": HandOver.How.MADE, "place": common["place"], "handed_at": now, "handed_by": by}
    for paper in made:
        HandOver.objects.create(paper=paper, **first)
    if made:
        trail.record("note_paper", subject=document, by=by, at=now, details={"copies": len(made), "place": common["place"]})
    return made


def make(document: Document, *, copies: int, by: Person, now: datetime, place: str = "") -> list[Paper]:
    """There is paper of it: so many more copies lie in the office. Refused: not-yours, void, no-number, copies."""
    with transaction.atomic():
        mine = kept(document, by)
        refuse_unless(bool(mine.number), _("It has no number yet."), "no-number")
        refuse_unless(copies > 0, _("How many copies?"), "copies")
        return write_down(mine, copies, by=by, now=now, place=place)


def lose(paper: Paper, *, words: str, by: Person, now: datetime) -> Paper:
    """Nobody finds it: written down with what is known. Nobody is asked for it any more. Refused: words, not-yours, lost."""
    words = words.strip()[:300]
    refuse_unless(bool(words), _("Say in a few words what is known."), "words")
    with transaction.atomic():
        mine = held_by_keeper(paper, by)
        refuse_unless(mine.lost_at is None, _("This paper is written down as lost already."), "lost")
        mine.lost_at, mine.lost_by, mine.lost_words = now, by, words
        mine.save(update_fields=["lost_at", "lost_by", "lost_words"])
        todos.withdraw(PaperBack, subject=mine, now=now, by=by)
        trail.record("lose_paper", subject=mine.document, by=by, at=now, details={"paper": mine.copy, "words": words})
    return mine


def put_away(document: Document, *, place: str, by: Person, now: datetime) -> None:
    """The copies go with the file; what is lost stays lost. The caller holds the document. Refused: paper-out, naming who has it."""
    papers = list(document.papers.filter(lost_at__isnull=True).select_related("kept_by"))
    out = [_("copy %(copy)s: %(person)s") % {"copy": each.copy, "person": each.kept_by} for each in papers if each.kept_by]
    words = _("Its paper is out (%(who)s). Bring it back first, or write down that it is lost.")
    refuse_unless(not out, words % {"who": _(", ").join(out)}, "paper-out")
    for paper in papers:
        paper.document = document
        move(paper, HandOver.How.FILED, by=by, now=now, place=place)
