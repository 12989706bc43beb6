"""The catalogue and the opening stock as files: written, looked at when they come back, taken whole or not at all."""

from datetime import date
from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from frontdesk.excel.read import read
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.export import export
from frontdesk.web.forms import helper, refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from supplies.actions import sheets
from supplies.forms import item_rows, opening_rows
from supplies.forms.booking import BookedOnField
from supplies.forms.files import FileForm
from supplies.forms.sheet_rows import MOST_ROWS, Rows

SALTS = {item_rows: "supplies.items.rows", opening_rows: "supplies.openings.rows"}
HOUR = 3600
SHOWN = 50  # problems and rows on the page


class OpeningFileForm(FileForm):
    on = BookedOnField()
    helper = helper("file", "on")


@gate(Can.BUY_SUPPLIES)
def item_sheet(request: Request) -> HttpResponse:
    return written(request, item_rows, _("Catalogue"), "catalogue")


@gate(Can.BUY_SUPPLIES)
def opening_sheet(request: Request) -> HttpResponse:
    return written(request, opening_rows, _("Opening stock"), "opening")


def written(request: Request, kind: Any, title: str, plain: str) -> HttpResponse:
    """The file that comes back unchanged."""
    heads = kind.HEADS.values()
    rows = ([head.told(row) for head in heads] for row in kind.written())
    labels, widths = [str(head.label) for head in heads], [head.width for head in heads]
    return export(request, title=title, heads=labels, rows=rows, widths=widths, plain=plain)


@gate(Can.BUY_SUPPLIES)
def item_import(request: Request) -> HttpResponse:
    return importing(request, FileForm, item_rows, "supplies/item_import.html")


@gate(Can.BUY_SUPPLIES)
def opening_import(request: Request) -> HttpResponse:
    return importing(request, OpeningFileForm, opening_rows, "supplies/opening_import.html")


def importing(request: Request, form_class: Any, kind: Any, template: str) -> HttpResponse:
    """Reading is slow and saves nothing: no key is taken and nobody waits for a lock."""
    form = form_class(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            found = kind.parsed(read(form.cleaned_data["file"], rows=MOST_ROWS))
            context = looked_at(request, kind, found, form.cleaned_data.get("on"))
        except Refused as error:
            refuse(form, error, {error.code: "file"})
    is_wrong = bool(form.errors or context.get("problems"))
    return render(request, template, {"form": form, **context}, status=422 if is_wrong else 200)


def looked_at(request: Request, kind: Any, found: Rows, on: date | None) -> dict[str, Any]:
    """What the page shows: the problems, or what would change, signed for its confirmation."""
    if found.problems:
        return {"problems": found.problems[:SHOWN], "more_problems": max(len(found.problems) - SHOWN, 0)}
    rows = [(each.row, each.pk, each.name, each.values, each.seen) for each in found.wanted]
    sealed = {"by": request.user.pk, "rows": rows, "on": on.isoformat() if on else ""}
    payload = signing.dumps(sealed, salt=SALTS[kind], compress=True)
    return {"found": found, "rows": found.wanted[:SHOWN], "more": max(len(found.wanted) - SHOWN, 0), "payload": payload}


def opened(request: Request, kind: Any) -> dict[str, Any]:
    """What was signed for this person within the hour. Refused: old."""
    try:
        sent: dict[str, Any] = signing.loads(request.POST.get("payload", ""), salt=SALTS[kind], max_age=HOUR)
    except signing.BadSignature:
        sent = {}
    if sent.get("by") != request.user.pk:
        raise Refused(_("This preview is older than an hour. Upload the file again."), "old")
    return sent


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def item_import_confirm(request: Request) -> HttpResponse:
    """What the preview showed, whole or not at all."""
    try:
        added, changed = sheets.take_items(opened(request, item_rows)["rows"], by=request.user, now=timezone.now())
    except Refused as error:
        return again(request, FileForm(), error, "supplies/item_import.html")
    toast(request, _("%(added)d items added, %(changed)d changed.") % {"added": added, "changed": changed})
    return redirect("supplies:item_list")


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def opening_import_confirm(request: Request) -> HttpResponse:
    """What the preview showed, whole or not at all."""
    try:
        sent = opened(request, opening_rows)
        booked = sheets.take_openings(sent["rows"], on=date.fromisoformat(sent["on"]), by=request.user, now=timezone.now())
    except Refused as error:
        return again(request, OpeningFileForm(), error, "supplies/opening_import.html")
    words = ngettext("%(n)d item has its opening stock.", "%(n)d items have their opening stock.", booked)
    toast(request, words % {"n": booked})
    return redirect("supplies:movement_list")


def again(request: Request, form: Any, error: Refused, template: str) -> HttpResponse:
    """The page with what stands against it; nothing was taken."""
    form.errors["__all__"] = form.error_class([str(error)])
    return render(request, template, {"form": form}, status=422)
