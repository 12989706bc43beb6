"""交接登记簿: every hand-over of paper of the documents that its keeper may read. What a scanner types opens the paper itself."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from documents.finding.held import Light
from documents.finding.papers_out import clocks, late, light_of
from documents.models import HandOver, Paper
from documents.scope import seen_by
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Todo
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.pages import Ask, Choice, Column, Given, Listing, ListPage
from frontdesk.web.request import Request


def office_or(person: Person | None) -> str:
    return str(person or _("the office"))


def given_by(row: HandOver) -> str:
    return row.paper.document.source or _("outside") if row.how == HandOver.How.MADE else office_or(row.giver)


def where_now(row: HandOver) -> str:
    """Beside the last row of a paper: with whom it is, where it lies, or that it is lost."""
    return light_of(row.paper, None, timezone.now()).words if row.number == row.paper.moves else ""


def person_said(value: str, ask: Ask) -> str:
    return str(Person.objects.filter(pk=id_in(value)).first() or "")


def document_said(value: str, ask: Ask) -> str:
    return str(seen_by(ask.person).filter(pk=id_in(value)).first() or "")


BOOK = Listing(
    columns=(
        Column("when", pgettext_lazy("a paper", "Handed over"), sort="handed_at", text=lambda row: row.handed_at, width=18),
        Column("paper", pgettext_lazy("a document", "Paper"), sort="paper", text=lambda row: str(row.paper), width=28),
        Column("from", pgettext_lazy("a paper", "From"), text=given_by, width=24),
        Column("to", pgettext_lazy("a paper", "To"), text=lambda row: office_or(row.taker), width=20),
        Column("how", pgettext_lazy("a paper", "How"), text=lambda row: row.get_how_display(), width=20),
        Column("place", gettext_lazy("Where it lies"), text=lambda row: row.place, width=20, only_export=True),
        Column("words", gettext_lazy("Note"), text=lambda row: row.words, width=30, only_export=True),
        Column("by", gettext_lazy("Written down by"), text=lambda row: row.handed_by, width=20, only_export=True),
        Column("state", pgettext_lazy("a paper", "Now"), text=where_now, width=24),
    ),
    choices=(
        Choice(
            "state",
            (
                ("out", pgettext_lazy("papers", "out now"), lambda rows, ask: rows.standing().filter(paper__in=Paper.objects.out())),
                ("late", pgettext_lazy("papers", "out too long"), lambda rows, ask: rows.standing().filter(paper__in=late(ask.now))),
                ("lost", pgettext_lazy("papers", "lost"), lambda rows, ask: rows.standing().filter(paper__lost_at__isnull=False)),
            ),
        ),
    ),
    given=(
        Given("person", lambda rows, value, ask: rows.of([id_in(value)]), person_said),
        Given("document", lambda rows, value, ask: rows.filter(paper__document=id_in(value)), document_said),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="-when",
    shown=lambda rows: rows.select_related("paper__document", "paper__kept_by", "giver", "taker", "handed_by"),
)


def page_of(request: Request) -> ListPage:
    return BOOK.page(request, HandOver.objects.about(seen_by(request.user)), now=timezone.now())


@gate(Can.KEEP_DOCUMENTS)
def paper_list(request: Request) -> HttpResponse:
    """Every move; the last of each paper says where it is now."""
    if paper := scanned(request):
        return redirect(paper)
    page, now = page_of(request), timezone.now()
    running = clocks([row.paper for row in page.on_page])
    rows = [(row, given_by(row), now_of(row, running, now)) for row in page.on_page]
    return render(request, "documents/paper_list.html", {"list": page, "rows": rows})


def now_of(row: HandOver, running: Mapping[int, Todo], now: datetime) -> Light | None:
    """Where the paper is now, beside the row that brought it there."""
    return light_of(row.paper, running.get(row.paper_id), now) if row.number == row.paper.moves else None


def scanned(request: Request) -> Paper | None:
    """The one paper whose label or whose document's whole number was typed; a label leads to a page that keeps its own secrets."""
    words = request.GET.get("q", "").strip()
    code = words.rstrip("/").rpartition("/")[2]
    if not words or (paper := Paper.objects.labelled(code)):
        return paper if words else None
    found = list(Paper.objects.about(seen_by(request.user).filter(number=words)).select_related("document")[:2])
    return found[0] if len(found) == 1 else None


@gate(Can.KEEP_DOCUMENTS)
def paper_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Book of hand-overs"))
