"""Papers of documents, and a signature to hand them over against."""

from typing import Any

from documents.actions import hand_overs
from documents.models import Document, HandOver, Paper
from frontdesk.files.receive import Received
from frontdesk.files.sniff import Type
from frontdesk.people.models import Person
from tests.factories.supplies_requisition import drawn
from tests.moments import MONDAY_9AM

SIGNED = Received("签名.png", Type.PNG, drawn())


def paper_of(document: Document) -> Paper:
    """Its only copy, as it stands now."""
    return Paper.objects.select_related("document", "kept_by").get(document=document)


def handed(document: Document, to: Person, *, by: Person, now: Any = MONDAY_9AM, **more: Any) -> HandOver:
    """Over the desk, against a signature."""
    paper = paper_of(document)
    return hand_overs.hand(paper, to=to, signature=SIGNED, seen=paper.moves, by=by, now=now, **more)


def taken_by(document: Document, who: Person, *, now: Any = MONDAY_9AM) -> HandOver:
    """On their own phone."""
    paper = paper_of(document)
    return hand_overs.take(paper, seen=paper.moves, by=who, now=now)
