"""签阅单: a document's slip on A4, for opinions and signatures in ink beside those that are given in here."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from documents.actions import reading
from documents.finding.sign_and_read import lines_of, purposes_of
from documents.views.documents import one
from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.request import Request

LEAST, BLANK = 10, 3  # rows of the sheet; empty ones at its end for who is named by hand


@gate(Can.READ_DOCUMENTS)
def sign_and_read(request: Request, pk: int) -> HttpResponse:
    """Whoever may read the document prints it, subject and all."""
    document = one(request, pk)
    if request.method != "HEAD":
        reading.printed(document, by=request.user, now=timezone.now())
    lines = lines_of(document)
    context = {
        **{"document": document, "lines": lines, "purposes": purposes_of(document), "printed_at": timezone.now()},
        "blank": range(len(lines) + 1, max(LEAST, len(lines) + BLANK) + 1),
    }
    return render(request, "documents/sign_and_read.html", context)
