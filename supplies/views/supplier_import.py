"""Suppliers from a file: looked at first, then taken whole or not at all."""

from typing import Any

from django import forms
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.excel.read import read
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from supplies.actions import supplier_import as importing
from supplies.forms.files import FileForm
from supplies.forms.supplier_rows import MOST_ROWS, Rows, in_words, parsed

SALT = "supplies.suppliers.rows"
HOUR = 3600
SHOWN = 20  # problems on the page; mending those brings the next


@gate(Can.BUY_SUPPLIES)
def supplier_import(request: Request) -> HttpResponse:
    """Reading is slow and saves nothing: no key is taken and nobody waits for a lock."""
    form = FileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            context = looked_at(request.user, parsed(read(form.cleaned_data["file"], rows=MOST_ROWS)))
        except Refused as error:
            refuse(form, error, {error.code: "file"})
    return page(request, form, **context)


def page(request: Request, form: forms.Form, **context: Any) -> HttpResponse:
    is_wrong = bool(form.errors or context.get("problems"))
    return render(request, "supplies/supplier_import.html", {"form": form, **context}, status=422 if is_wrong else 200)


def looked_at(person: Person, found: Rows) -> dict[str, Any]:
    if found.problems:
        return {"problems": found.problems[:SHOWN], "more_problems": max(len(found.problems) - SHOWN, 0)}
    rows = [(each.row, each.pk, each.name, each.values, each.seen) for each in found.wanted]
    payload = signing.dumps({"by": person.pk, "rows": rows}, salt=SALT, compress=True)
    return {"found": found, "rows": in_words(found.wanted), "payload": payload}


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def supplier_import_confirm(request: Request) -> HttpResponse:
    """What the preview showed, whole or not at all."""
    form = FileForm()
    try:
        added, changed = importing.take(opened(request), by=request.user, now=timezone.now())
    except Refused as error:
        form.errors["__all__"] = form.error_class([str(error)])
        return page(request, form)
    toast(request, _("%(added)d suppliers added, %(changed)d changed.") % {"added": added, "changed": changed})
    return redirect("supplies:supplier_list")


def opened(request: Request) -> list[Any]:
    """The rows that were signed for this person within the hour. Refused: old."""
    try:
        sent = signing.loads(request.POST.get("payload", ""), salt=SALT, max_age=HOUR)
    except signing.BadSignature:
        sent = {}
    if sent.get("by") != request.user.pk:
        raise Refused(_("This preview is older than an hour. Upload the file again."), "old")
    return list(sent["rows"])
