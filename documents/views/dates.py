"""The dates that a form would set, asked again as its fields change."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from documents.forms.dates import DatesForm
from documents.showing.dates import before_handling, before_signing
from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.request import Request


@gate(Can.READ_DOCUMENTS)
def date_preview(request: Request) -> HttpResponse:
    """For a document that is registered or sent; with `handling` for a department's day. Nothing of a document is told."""
    document, now = DatesForm(request.GET).document, timezone.now()
    if "handling" in request.GET:
        dates = before_handling(document.due_on, now) if document.due_on else None
    else:
        dates = before_signing(document, now)
    return render(request, "documents/_dates.html", {"dates": dates})
