"""Papers of documents that are over: each came in, of some that were approved the last signer had it, filed ones lie with the file."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from documents.actions.papers import copies_of
from documents.demo.book import BATCH, Story
from documents.models import Decision, Document, HandOver, Paper
from frontdesk.people.models import Person

CABINET, SAFE = "前台文件柜", "保密柜"
SOON = timedelta(minutes=20)


def write_papers(stories: Iterable[Story]) -> None:
    """In bulk, for documents that are saved."""
    on_paper = [story for story in stories if copies_of(story.document, None)]
    ledgers = [_ledger(number, story) for number, story in enumerate(on_paper)]
    papers = [_paper(story.document, rows) for story, rows in zip(on_paper, ledgers, strict=True)]
    Paper.objects.bulk_create(papers, BATCH)
    for paper, rows in zip(papers, ledgers, strict=True):
        for number, row in enumerate(rows, 1):
            row.paper, row.number = paper, number
    HandOver.objects.bulk_create([row for rows in ledgers for row in rows], BATCH)


def _ledger(number: int, story: Story) -> list[HandOver]:
    document, keeper = story.document, story.document.registered_by
    lies = SAFE if document.is_secret else CABINET
    came = HandOver(how=HandOver.How.MADE, place=lies, handed_at=document.registered_at, handed_by=keeper)
    return [came, *(_lent(story, keeper, lies) if number % 6 == 0 else ()), *_filed(document)]


def _lent(story: Story, keeper: Person, lies: str) -> Iterator[HandOver]:
    """To the last who signed, and back before it was finished."""
    document = story.document
    signers = [each.signer for each in story.signings if each.decision == Decision.AGREED]
    if signers and document.approved_at and document.finished_at and not document.is_secret and signers[-1] != keeper:
        taken = {"how": HandOver.How.PHONE, "taker": signers[-1], "handed_at": document.approved_at + SOON, "handed_by": signers[-1]}
        back = {"how": HandOver.How.BACK, "giver": signers[-1], "handed_at": document.finished_at - SOON, "handed_by": keeper}
        yield HandOver(**taken)
        yield HandOver(**back, place=lies)


def _filed(document: Document) -> Iterator[HandOver]:
    if document.filed_at and document.filed_by:
        where = document.filed_where
        yield HandOver(how=HandOver.How.FILED, place=where, handed_at=document.filed_at, handed_by=document.filed_by)


def _paper(document: Document, rows: list[HandOver]) -> Paper:
    """As its ledger leaves it."""
    first, last = rows[0], rows[-1]
    made = {"made_at": first.handed_at, "made_by": first.handed_by}
    return Paper(document=document, copy=1, **made, moves=len(rows), kept_at=last.handed_at, place=last.place)
