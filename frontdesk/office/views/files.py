"""Files beside records of every kind: adding, reading, taking away. Each asks the record's own shelf who may."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from frontdesk.files import actions
from frontdesk.files.models import Attachment
from frontdesk.files.receive import Received
from frontdesk.files.shelves import AGAIN, DOWNLOADED, SHELVES, may_see, note
from frontdesk.office.forms.files import FilesForm
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.files import sent, take_in
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.limits import FileLimits
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast


def record_or_404(request: Request, kind: str, pk: int) -> Any:
    """The record whose files this person may change; one that they don't see does not exist for them."""
    if kind not in SHELVES:
        raise Http404
    subject = get_object_or_404(SHELVES[kind].seen(request.user), pk=pk)
    if not SHELVES[kind].may_add(request.user, subject):
        raise PermissionDenied("the files of this record are changed by others")
    return subject


@gate(Can.USE_OFFICE)
def file_add(request: Request, kind: str, pk: int) -> HttpResponse:
    """Look at what was sent, which is slow, and only then write it down."""
    subject = record_or_404(request, kind, pk)
    form = FilesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return added(request, subject, received(request, kind, form.cleaned_data["uploads"]))
        except Refused as error:
            refuse(form, error, {error.code: "uploads"})
    context = {"form": form, "subject": subject, "limits": FileLimits.now()}
    return render(request, "office/file_add.html", context, status=422 if form.errors else 200)


def received(request: Request, kind: str, uploads: Sequence[Any]) -> list[Received]:
    return take_in(uploads, who=request.user, takes_sound=SHELVES[kind].takes_sound)


@once
def added(request: Request, subject: Any, files: Sequence[Received]) -> HttpResponse:
    kept = actions.attach(subject, files, by=request.user, now=timezone.now())
    toast(request, ngettext("%(n)d file added.", "%(n)d files added.", len(kept)) % {"n": len(kept)})
    return beside(subject)


def beside(subject: Any) -> HttpResponse:
    """Back to the record, at its files."""
    return redirect(f"{subject.get_absolute_url()}#files")


@gate(Can.USE_OFFICE)
@require_safe
def file_download(request: Request, pk: int) -> HttpResponse:
    """The bytes, to whoever sees the record at this moment; only pictures, which are made by us, open in the browser."""
    attachment = get_object_or_404(Attachment.objects.there(), pk=pk)
    if not may_see(request.user, attachment):
        raise Http404
    try:
        file = default_storage.open(attachment.stored_as)
    except FileNotFoundError:
        raise Http404 from None  # `verify` names it
    if request.method != "HEAD":
        part = AGAIN if "Range" in request.headers else None  # a download that goes on is one download
        note(attachment, DOWNLOADED, by=request.user, now=timezone.now(), apart=part)
    return sent(attachment, file)


@gate(Can.USE_OFFICE)
@require_POST
@once
def file_remove(request: Request, pk: int) -> HttpResponse:
    """Take a file away; the toast puts it back."""
    attachment = get_object_or_404(Attachment.objects.there(), pk=pk)
    subject = record_or_404(request, attachment.subject_type, attachment.subject_id)
    try:
        actions.remove(attachment, by=request.user, now=timezone.now())
        toast(request, _("“%(name)s” is removed.") % {"name": attachment.name}, undo=reverse("file_put_back", args=[pk]))
    except Refused as error:
        refused(request, error)
    return beside(subject)


@gate(Can.USE_OFFICE)
@require_POST
@once
def file_put_back(request: Request, pk: int) -> HttpResponse:
    attachment = get_object_or_404(Attachment, pk=pk, forgotten_at=None)
    subject = record_or_404(request, attachment.subject_type, attachment.subject_id)
    try:
        actions.put_back(attachment, by=request.user, now=timezone.now())
        toast(request, _("“%(name)s” is back.") % {"name": attachment.name})
    except Refused as error:
        refused(request, error)
    return beside(subject)
