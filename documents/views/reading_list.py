"""查阅记录: who read what, by person and by document; of documents that its reader may read themselves."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from documents.models import Document, Reading
from documents.scope import seen_by
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.pages import MANY, Ask, Choice, Column, Given, Listing, ListPage
from frontdesk.web.request import Request

SHOWN = 8  # lines on the page of a document


def person_said(value: str, ask: Ask) -> str:
    return str(Person.objects.filter(pk=id_in(value)).first() or "")


def document_said(value: str, ask: Ask) -> str:
    return str(seen_by(ask.person).filter(pk=id_in(value)).first() or "")


def only(kind: str) -> Any:
    return lambda rows, ask: rows.filter(kind=kind)


def file_name(row: Reading) -> str:
    return row.attachment.name or _("erased file") if row.attachment else ""


READINGS = Listing(
    columns=(
        Column("when", pgettext_lazy("reading log", "When"), sort="at", text=lambda row: row.at, width=18),
        Column("person", gettext_lazy("Colleague"), sort="person__name_key", text=lambda row: str(row.person), width=20),
        Column("number", gettext_lazy("Number"), text=lambda row: row.document.number, width=20, only_export=True),
        Column("document", gettext_lazy("Document"), sort="document", text=lambda row: row.document.called, width=48),
        Column("kind", pgettext_lazy("reading log", "What"), text=lambda row: row.get_kind_display(), width=20),
        Column("file", gettext_lazy("File"), text=file_name, width=30),
    ),
    choices=(Choice("kind", tuple((each.value, each.label, only(each.value)) for each in Reading.Kind)),),
    given=(
        Given("person", lambda rows, value, ask: rows.filter(person=id_in(value)), person_said),
        Given("document", lambda rows, value, ask: rows.filter(document=id_in(value)), document_said),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="-when",
    counted=MANY,
    shown=lambda rows: rows.select_related("document", "attachment", "person__department"),
)


def page_of(request: Request) -> ListPage:
    return READINGS.page(request, Reading.objects.about(seen_by(request.user)), now=timezone.now())


@gate(Can.KEEP_DOCUMENTS)
def reading_list(request: Request) -> HttpResponse:
    return render(request, "documents/reading_list.html", {"list": page_of(request)})


@gate(Can.KEEP_DOCUMENTS)
def reading_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Reading log"))


def readings_context(document: Document, reader: Person) -> dict[str, Any]:
    """The newest lines for the page of a document, for who keeps documents."""
    if not reader.can(Can.KEEP_DOCUMENTS):
        return {}
    rows = Reading.objects.filter(document=document).select_related("person", "attachment")
    return {"readings": rows.order_by("-at", "-pk")[:SHOWN]}
