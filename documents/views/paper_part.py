"""What pages show of papers: all copies of a document beside it, and one copy with its ledger."""

from datetime import datetime
from typing import Any

from documents.finding.papers_out import clocks, light_of
from documents.forms.papers import places
from documents.models import Document, HandOver, Paper
from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.templatetags.ui import span


def papers_context(document: Document, reader: Person, *, now: datetime) -> dict[str, Any]:
    """The copies of a document, for who may read it."""
    papers = list(document.papers.select_related("kept_by"))
    running = clocks(papers)
    return {
        "papers": [(paper, light_of(paper, running.get(paper.pk), now)) for paper in papers],
        "keeps_paper": reader.can(Can.KEEP_DOCUMENTS) and document.voided_at is None and bool(document.number),
    }


def paper_context(paper: Paper, reader: Person, *, now: datetime) -> dict[str, Any]:
    """One copy, for who may read its document: where it is, what this reader may do, its ledger with the signatures."""
    document = paper.document
    rows = list(paper.hand_overs.select_related("giver", "taker", "handed_by").order_by("-number"))
    drawn = Attachment.objects.there().about_any(HandOver, [row.pk for row in rows])
    signatures = {each.subject_id: each for each in drawn}
    keeps = reader.can(Can.KEEP_DOCUMENTS)
    may_go = paper.lost_at is None and document.voided_at is None and paper.kept_by_id != reader.pk
    return {
        **{"paper": paper, "document": document, "copies": document.papers.count(), "keeps": keeps},
        **{"light": light_of(paper, clocks([paper]).get(paper.pk), now), "time": span(now - paper.kept_at)},
        "rows": [(row, signatures.get(row.pk)) for row in rows],
        "may_take": may_go and not document.is_secret and document.filed_at is None,
        "may_hand": keeps and paper.lost_at is None and document.voided_at is None and not (document.is_secret and paper.is_out),
        "places": places(reader) if keeps else (),
    }
