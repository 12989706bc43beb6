"""Papers that are out: who holds them, since when, and whether that is for too long."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents.finding.held import Light
from documents.models import Document, Paper
from frontdesk.todos.models import Todo
from frontdesk.web.templatetags.ui import span

PAPER_BACK = "documents.paper_back"


def running() -> Any:
    """The clocks of the papers that are out."""
    return Todo.objects.open().filter(promise=PAPER_BACK)


def late(now: datetime) -> Any:
    """Ids of the papers that are out for longer than they may."""
    return running().filter(due_at__lte=now).values("subject_id")


def clocks(papers: Collection[Paper]) -> Mapping[int, Todo]:
    """Paper id → its clock, of those that are out; one question, none where nothing is out."""
    out = [paper.pk for paper in papers if paper.is_out]
    return {todo.subject_id: todo for todo in running().filter(subject_id__in=out)} if out else {}


def light_of(paper: Paper, clock: Todo | None, now: datetime) -> Light:
    """Where it is, in a word: with whom and how long, in the office, lost."""
    if paper.lost_at:
        return Light("red", pgettext("a paper", "lost"))
    if paper.kept_by is None:
        return Light("grey", paper.place or _("at the office"))
    words = _("%(person)s, %(time)s") % {"person": paper.kept_by, "time": span(now - paper.kept_at)}
    return Light("green" if clock is None else "red" if clock.red_at <= now else "yellow" if clock.yellow_at <= now else "green", words)


def with_papers(documents: Sequence[Document]) -> Sequence[Document]:
    """The same, each with its papers that are out or lost (`papers_away`), for the small mark in lists; one question."""
    found = defaultdict(list)
    for paper in Paper.objects.about([document.pk for document in documents]).away().select_related("kept_by"):
        found[paper.document_id].append(paper)
    for document in documents:
        document.papers_away = found[document.pk]
    return documents
