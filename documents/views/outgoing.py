"""发文: drafted from a template, edited, sent to be checked and approved, issued, printed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.actions import drafting, issuing, reading, voiding
from documents.finding.language import long_date, written_in
from documents.forms.outgoing import REFUSALS, DraftForm, EditForm, SendForm, VoidForm, initial_of, names_for, words_of
from documents.models import Document, Register, Template
from documents.scope import seen_by
from documents.views.documents import one
from documents.views.signing import attempt
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.files import files_beside, take_in
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast


def outgoing(request: Request, pk: int) -> Document:
    rows = seen_by(request.user).filter(register=Register.OUTGOING)
    return get_object_or_404(rows.select_related("text", "registered_by", "issued_by"), pk=pk)


def editable(request: Request, pk: int) -> Document:
    """One without a number, for who drafted it or keeps documents."""
    rows = seen_by(request.user).unissued().select_related("text", "registered_by")
    theirs = rows if request.user.can(Can.KEEP_DOCUMENTS) else rows.filter(registered_by=request.user)
    return get_object_or_404(theirs, pk=pk)


def at_fault(error: Refused) -> dict[str, str]:
    """Where a refusal is shown: what is wrong with files beside the files."""
    return {**REFUSALS, **({error.code: "papers"} if error.code not in REFUSALS else {})}


@gate(Can.READ_DOCUMENTS)
def outgoing_new(request: Request) -> HttpResponse:
    """Choose a template, or an empty sheet; then its blanks and its words."""
    template = Template.objects.open().filter(pk=id_in(request.GET.get("template"))).first()
    if request.method == "GET" and "template" not in request.GET:
        return render(request, "documents/outgoing_choose.html", {"templates": Template.objects.open()})
    form = DraftForm(request.POST or None, request.FILES or None, initial=initial_of(template))
    if request.method == "POST" and form.is_valid():
        try:
            return drafted(request, form, template, take_in(form.cleaned_data["papers"], who=request.user))
        except Refused as error:
            refuse(form, error, at_fault(error))
    context = {"form": form, "template": template, "names": names_for(request.user)}
    return render(request, "documents/outgoing_new.html", context, status=422 if form.errors else 200)


@once
def drafted(request: Request, form: DraftForm, template: Template | None, files: Any) -> HttpResponse:
    document = drafting.draft(form.values, template=template, files=files, by=request.user, now=timezone.now())
    toast(request, _("The draft is kept. Send it to be checked when it is ready."))
    return redirect(document)


@gate(Can.READ_DOCUMENTS)
def outgoing_edit(request: Request, pk: int) -> HttpResponse:
    document = editable(request, pk)
    form = EditForm(request.POST or None, request.FILES or None, initial=words_of(document))
    if request.method == "POST" and form.is_valid():
        try:
            return edited(request, document, form, take_in(form.cleaned_data["papers"], who=request.user))
        except Refused as error:
            refuse(form, error, at_fault(error))
    asked = document.sign_offs.running().filter(returned_at__isnull=True).exists()
    context = {"form": form, "document": document, "names": names_for(document.registered_by), "asked": asked}
    return render(request, "documents/outgoing_edit.html", context, status=422 if form.errors else 200)


@once
def edited(request: Request, document: Document, form: EditForm, files: Any) -> HttpResponse:
    drafting.edit(document, form.values, files=files, by=request.user, now=timezone.now())
    toast(request, _("Saved."))
    return redirect(document)


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def outgoing_send(request: Request, pk: int) -> HttpResponse:
    document, form = one(request, pk), SendForm(request.POST)
    done = _("It is on its way to be checked.")
    return attempt(request, document, done, lambda common: drafting.send(document, **form.cleaned_data, **common), form)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def outgoing_issue(request: Request, pk: int) -> HttpResponse:
    document = one(request, pk)
    return attempt(request, document, _("It is issued and has its number."), lambda common: issuing.issue(document, **common))


@gate(Can.READ_DOCUMENTS)
def outgoing_print(request: Request, pk: int) -> HttpResponse:
    """On A4 in the manner of GB/T 9704, in the language that it is written in."""
    document = outgoing(request, pk)
    if request.method != "HEAD":
        reading.printed(document, by=request.user, now=timezone.now())
    language = written_in(document.subject + document.text.body)
    day = timezone.localdate(document.issued_at) if document.issued_at else timezone.localdate()
    context = {
        **{"document": document, "text": document.text, "written": language, "day": long_date(day, language)},
        "papers": [file.name.rpartition(".")[0] or file.name for file, _mark in files_beside(document, request.user).rows],
    }
    return render(request, "documents/outgoing_print.html", context)


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def document_void(request: Request, pk: int) -> HttpResponse:
    document, form = one(request, pk), VoidForm(request.POST)
    done = _("It is void. Its number stays in the register.") if document.number else _("The draft is void.")
    return attempt(request, document, done, lambda common: voiding.void(document, **form.cleaned_data, **common), form)
