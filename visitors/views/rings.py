"""The phone system's list as a file: looked at first, then taken whole or not at all."""

from datetime import datetime
from typing import Any

from django import forms
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.excel.read import read
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.export import export
from frontdesk.web.forms import helper, refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from visitors.actions import rings
from visitors.forms import ring_rows

SALT = "visitors.rings.rows"
HOUR = 3600
SHOWN = 20  # problems on the page; mending those brings the next


class RingFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": gettext_lazy("Choose a file."), "empty": gettext_lazy("The file is empty.")},
    )
    helper = helper("file")


@gate(Can.TAKE_MESSAGES)
def ring_template(request: Request) -> HttpResponse:
    """An empty file with the heads, in the reader's language."""
    title = _("List of the phone system")
    return export(request, title=title, heads=ring_rows.heads(), rows=(), widths=ring_rows.WIDTHS, plain="calls")


@gate(Can.TAKE_MESSAGES)
def ring_import(request: Request) -> HttpResponse:
    """Reading is slow and saves nothing: no key is taken and nobody waits for a lock."""
    form = RingFileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            sheet = read(form.cleaned_data["file"], rows=ring_rows.MOST_ROWS)
            context = looked_at(request.user, ring_rows.parsed(sheet, now=timezone.now()))
        except Refused as error:
            refuse(form, error, {error.code: "file"})
    return page(request, form, **context)


def page(request: Request, form: forms.Form, **context: Any) -> HttpResponse:
    is_wrong = bool(form.errors or context.get("problems"))
    return render(request, "visitors/ring_import.html", {"form": form, **context}, status=422 if is_wrong else 200)


def looked_at(person: Person, found: ring_rows.Rows) -> dict[str, Any]:
    """What the page shows: the problems, or what would be taken, signed for its confirmation."""
    if found.problems:
        return {"problems": found.problems[:SHOWN], "more_problems": max(len(found.problems) - SHOWN, 0)}
    lines = [(each.began_at, each.phone, each.is_answered, each.rings) for each in found.rang]
    there = len(rings.known(lines))
    sealed = [(began.isoformat(), *rest) for began, *rest in lines]
    payload = signing.dumps({"by": person.pk, "lines": sealed}, salt=SALT, compress=True)
    return {"found": found, "there": there, "fresh": len(lines) - there, "missed": len(lines) - found.answered, "payload": payload}


@gate(Can.TAKE_MESSAGES)
@require_POST
@once
def ring_import_confirm(request: Request) -> HttpResponse:
    """What the preview showed, whole or not at all."""
    form = RingFileForm()
    try:
        lines, calls = rings.take(opened(request), by=request.user, now=timezone.now())
    except Refused as error:
        form.errors["__all__"] = form.error_class([str(error)])
        return page(request, form)
    toast(
        request,
        _("%(lines)d calls of the list taken, %(calls)d of them beside a call that was written down.") % {"lines": lines, "calls": calls},
    )
    return redirect("visitors:call_list")


def opened(request: Request) -> list[rings.Line]:
    """The lines that were signed for this person within the hour. Refused: old."""
    try:
        sent = signing.loads(request.POST.get("payload", ""), salt=SALT, max_age=HOUR)
    except signing.BadSignature:
        sent = {}
    if sent.get("by") != request.user.pk:
        raise Refused(_("This preview is older than an hour. Upload the file again."), "old")
    return [(datetime.fromisoformat(began), phone, answered, many) for began, phone, answered, many in sent["lines"]]
