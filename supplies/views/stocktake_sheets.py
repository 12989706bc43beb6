"""A stocktake on paper and as a file: the sheet to print, the count sheet to fill in, and its counts taken over."""

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
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import stocktakes
from supplies.finding.counting import is_owed_by, lines_of, progress
from supplies.forms.count_rows import HEADS, MOST_ROWS, WIDTHS, parsed, sheet_row
from supplies.forms.files import FileForm
from supplies.limits import StocktakeLimits
from supplies.models import Stocktake, StocktakeLine
from supplies.views.stocktakes import one

SALT = "supplies.stocktake.counts"
HOUR = 3600
SHOWN = 20  # problems on the page; mending those brings the next


def owed_of(request: Request, stocktake: Stocktake) -> tuple[list[StocktakeLine], list[StocktakeLine]]:
    """All lines, and those that this person counts."""
    lines, values = lines_of(stocktake), StocktakeLimits.now()
    return lines, [line for line in lines if is_owed_by(line, request.user, values)]


@gate(Can.USE_OFFICE)
def stocktake_sheet(request: Request, pk: int) -> HttpResponse:
    """The paper: to be written on while it is counted, the result with its signatures afterwards; for whoever sees the stocktake."""
    stocktake = one(request, pk)
    so_far = progress(lines_of(stocktake), StocktakeLimits.now())
    context = {"stocktake": stocktake, "so_far": so_far, "sees_prices": request.user.can(Can.BUY_SUPPLIES)}
    return render(request, "supplies/stocktake_sheet.html", context)


@gate(Can.RUN_SUPPLIES)
def stocktake_counts(request: Request, pk: int) -> HttpResponse:
    """The count sheet: what this person still counts, without what the books say."""
    stocktake = one(request, pk)
    _lines, owed = owed_of(request, stocktake)
    title = _("Count sheet %(number)s") % {"number": stocktake}
    return export(request, title=title, heads=[str(head) for head in HEADS.values()], rows=map(sheet_row, owed), widths=WIDTHS)


@gate(Can.RUN_SUPPLIES)
def stocktake_import(request: Request, pk: int) -> HttpResponse:
    """A filled-in sheet is looked at; nothing is saved yet."""
    stocktake, form = one(request, pk), FileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"stocktake": stocktake, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            context |= looked_at(request, stocktake, form.cleaned_data["file"])
        except Refused as error:
            refuse(form, error, {error.code: "file"})
    status = 422 if form.errors or context.get("problems") else 200
    return render(request, "supplies/stocktake_import.html", context, status=status)


def looked_at(request: Request, stocktake: Stocktake, file: Any) -> dict[str, Any]:
    """Every wrong cell, or what would be counted."""
    lines, owed = owed_of(request, stocktake)
    found = parsed(read(file, rows=MOST_ROWS), lines, {line.pk for line in owed})
    if found.problems:
        return {"problems": found.problems[:SHOWN], "more_problems": max(len(found.problems) - SHOWN, 0)}
    counts = {str(pk): many for pk, many in found.counts.items()}
    payload = signing.dumps({"by": request.user.pk, "of": stocktake.pk, "counts": counts}, salt=SALT, compress=True)
    return {"found": found, "payload": payload}


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def stocktake_import_confirm(request: Request, pk: int) -> HttpResponse:
    """What the preview showed, whole or not at all."""
    stocktake = one(request, pk)
    try:
        counts = signed(request, stocktake)
        many = len(stocktakes.count_all(stocktake, counts=counts, by=request.user, now=timezone.now()))
        toast(request, ngettext("%(n)d item is counted", "%(n)d items are counted", many) % {"n": many})
    except Refused as error:
        refused(request, error)
        return redirect("supplies:stocktake_import", pk)
    return redirect(stocktake)


def signed(request: Request, stocktake: Stocktake) -> dict[int, int]:
    """The counts that this person was shown a preview of. Refused: stale."""
    try:
        held = signing.loads(request.POST.get("payload", ""), salt=SALT, max_age=HOUR)
    except signing.BadSignature:
        held = {}
    if held.get("by") != request.user.pk or held.get("of") != stocktake.pk:
        raise Refused(_("This preview is older than an hour. Upload the file again."), "stale")
    return {int(pk): many for pk, many in held["counts"].items()}
