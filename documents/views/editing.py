"""A document corrected after it was registered, and who may know of it by hand."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.actions import editing, knowing
from documents.forms.dates import DatesForm
from documents.forms.editing import REFUSALS, DocumentForm
from documents.forms.routing import ColleagueForm
from documents.models import Document, Named
from documents.scope import seen_by
from documents.showing.dates import before_signing
from documents.views.documents import one
from documents.views.signing import attempt
from frontdesk.people.editing import Changed
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast


@gate(Can.KEEP_DOCUMENTS)
@once
def document_edit(request: Request, pk: int) -> HttpResponse:
    """Proposal, grounds, sender, subject, urgency, due date; sent again, the form says that it is known whom that asks anew."""
    document = incoming(request, pk)
    if document.finished_at or document.voided_at:
        refused(request, Refused(_("This document is finished."), "finished"))
        return redirect(document)
    form = DocumentForm(request.POST or None, record=document)
    if request.method == "POST" and form.is_valid():
        try:
            seen, known = form.before_their_eyes(), form.cleaned_data["known"]
            more = {"anew": known, "twin_seen": form.cleaned_data["twin_seen"]}
            editing.edit(document, form.values, seen=seen, **more, by=request.user, now=timezone.now())
            toast(request, _("Saved."))
            return redirect(document)
        except Changed as error:
            form = form.anew(error)
        except Refused as error:
            warned(form, error)
    return edit_page(request, document, form)


def incoming(request: Request, pk: int) -> Document:
    document = one(request, pk)
    if document.is_outgoing:
        raise Http404
    return document


WARNINGS = {"signed": "known", "twin": "twin_seen"}  # and the field that says one has read it


def warned(form: DocumentForm, error: Refused) -> None:
    """Why not; after a warning the same form, sent again, does it."""
    if error.code in WARNINGS:
        form.data = {**{name: form.data.get(name) for name in form.data}, WARNINGS[error.code]: "on"}
    refuse(form, error, REFUSALS)


def edit_page(request: Request, document: Document, form: DocumentForm) -> HttpResponse:
    dates = before_signing(DatesForm(request.POST).document if request.method == "POST" else document, timezone.now())
    return render(
        request, "documents/document_edit.html", {"document": document, "form": form, "dates": dates}, status=422 if form.errors else 200
    )


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def named_add(request: Request, pk: int) -> HttpResponse:
    document, form = one(request, pk), ColleagueForm(request.POST)
    done = _("May open it from now on.")
    return attempt(request, document, done, lambda common: knowing.add(document, person=form.cleaned_data["person"], **common), form)


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def named_remove(request: Request, pk: int) -> HttpResponse:
    mine = get_object_or_404(Named.objects.filter(document__in=seen_by(request.user)).select_related("document", "person"), pk=pk)
    return attempt(request, mine.document, _("May open it no more."), lambda common: knowing.take_off(mine, **common))
