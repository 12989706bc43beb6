"""签收单 and labels: printed with one click, for who brought a document and for its copies."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from documents.views.documents import one
from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.request import Request

SHEETS = (("both", _("Receipt and labels, A4")), ("slip", _("Receipt alone, A5")), ("labels", _("Labels alone, 60 × 40 mm")))


@gate(Can.KEEP_DOCUMENTS)
def paper_slip(request: Request, pk: int) -> HttpResponse:
    """For the browser's own print dialogue; with `now` it opens by itself, once. What goes out has labels alone."""
    document = one(request, pk)
    papers = list(document.papers.order_by("copy"))
    if not papers:
        raise Http404
    sheets = SHEETS[2:] if document.is_outgoing else SHEETS
    sheet = request.GET.get("sheet", "")
    sheet = sheet if sheet in dict(sheets) else sheets[0][0]
    labels = [(paper, settings.BASE_URL + paper.get_absolute_url()) for paper in papers]
    context = {"document": document, "sheet": sheet, "sheets": sheets, "labels": labels, "link": labels[0][1], "total": len(papers)}
    context |= {"address": settings.BASE_URL, "is_reached": urlsplit(settings.BASE_URL).hostname not in ("127.0.0.1", "localhost")}
    return render(request, "documents/paper_slip.html", context | {"prints": "now" in request.GET})
