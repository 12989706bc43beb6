"""Bookings out of a spreadsheet: looked at row by row, then booked; what cannot be had is told, the rest stands."""

from datetime import datetime
from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
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
from frontdesk.web.toasts import refused as told_no
from frontdesk.web.toasts import toast
from meetings.actions import importing
from meetings.actions.importing import MOST, Row
from meetings.forms import booking_rows
from meetings.forms.booking_rows import BookingList, FileForm

SALT = "meetings.bookings.rows"
HOUR = 3600
NAMED = 5  # rows that could not be had, each in a message of its own


@gate(Can.RUN_MEETINGS)
def booking_sheet(request: Request) -> HttpResponse:
    """An empty file with the heads, in the reader's language."""
    return export(request, title=_("Bookings of rooms"), heads=booking_rows.heads(), rows=(), widths=booking_rows.WIDTHS, plain="bookings")


@gate(Can.RUN_MEETINGS)
def booking_import(request: Request) -> HttpResponse:
    """Reading is slow and books nothing: no key is taken and nobody waits for a lock."""
    form = FileForm(request.POST or None, request.FILES or None) if request.method == "POST" else FileForm()
    context: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            sheet = read(form.cleaned_data["file"], rows=4 * MOST)
            found = booking_rows.judged(sheet, by=request.user, now=timezone.now())
            context = {"found": found, "payload": sealed(request, found)}
        except Refused as error:
            refuse(form, error, {error.code: "file"})
    return page(request, form, **context)


def page(request: Request, form: FileForm, **context: Any) -> HttpResponse:
    return render(request, "meetings/booking_import.html", {"form": form, "most": MOST, **context}, status=422 if form.errors else 200)


def sealed(request: Request, found: BookingList) -> str:
    """The good rows, signed for who looks at them."""
    rows = [each.row for each in found.good if each.row]
    values = [[row.number, row.room, row.begins.isoformat(), row.ends.isoformat(), row.subject, row.organiser, row.people] for row in rows]
    return signing.dumps({"by": request.user.pk, "rows": values}, salt=SALT, compress=True)


def opened(request: Request) -> list[Row]:
    """What `sealed` made, for the same person within the hour. Refused: old."""
    try:
        sent = signing.loads(request.POST.get("payload", ""), salt=SALT, max_age=HOUR)
    except signing.BadSignature:
        sent = {}
    if sent.get("by") != request.user.pk:
        raise Refused(_("This preview is older than an hour. Upload the file again."), "old")
    return [
        Row(number, room, datetime.fromisoformat(begins), datetime.fromisoformat(ends), *rest)
        for number, room, begins, ends, *rest in sent["rows"]
    ]


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def booking_import_confirm(request: Request) -> HttpResponse:
    """Row by row what the preview showed; whoever was quicker keeps the room."""
    try:
        made, left_out = importing.take(opened(request), by=request.user, now=timezone.now())
    except Refused as error:
        form = FileForm()
        form.errors["__all__"] = form.error_class([str(error)])
        return page(request, form)
    if made:
        toast(request, ngettext("%(n)d meeting is booked.", "%(n)d meetings are booked.", len(made)) % {"n": len(made)})
    for number, why in left_out[:NAMED]:
        told_no(request, Refused(_("Row %(row)d was not booked: %(why)s") % {"row": number, "why": why}, why.code))
    if more := left_out[NAMED:]:
        numbers = _(", ").join(str(number) for number, _why in more)
        told_no(request, Refused(_("Not booked either: rows %(rows)s.") % {"rows": numbers}, "more"))
    return redirect("meetings:booking_import" if left_out else f"{reverse('meetings:booking_list')}?whose=all")
