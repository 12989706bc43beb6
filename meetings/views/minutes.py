"""What came of a meeting: its minutes and its resolutions, for who took part in it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.files import files_beside
from frontdesk.web.forms import first_error, refuse
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from meetings.actions import minutes, resolutions, series
from meetings.forms.minutes import REFUSALS, DropForm, MinutesForm, ReportForm, ResolutionForm, TakersForm, WordsOfChair
from meetings.models import Meeting, Minutes, MinutesTemplate, MinutesVersion, Resolution
from meetings.scope import part_taken
from meetings.showing.words import clocks
from meetings.views.agenda_part import papers_context
from meetings.views.booking_steps import own
from meetings.views.minutes_part import minutes_context, usual_text


def meeting_of(request: Request, pk: int) -> Meeting:
    """One that this reader takes part in; for others there is no such page."""
    return get_object_or_404(part_taken(request.user).select_related("organiser", "chair", "minute_taker", "series"), pk=pk)


def resolution_of(request: Request, pk: int) -> Resolution:
    rows = Resolution.objects.select_related("meeting", "owner")
    mine = rows.filter(owner=request.user) | rows.filter(meeting__in=part_taken(request.user))
    return get_object_or_404(mine.distinct(), pk=pk)


@gate(Can.USE_OFFICE)
def minutes_page(request: Request, pk: int) -> HttpResponse:
    meeting = meeting_of(request, pk)
    now = timezone.now()
    context = {
        **minutes_context(meeting, request.user, now),
        **{"files": files_beside(meeting, request.user), "papers": papers_context(meeting, request.user, now)["papers"]},
    }
    return render(request, "meetings/minutes_page.html", context)


@gate(Can.USE_OFFICE)
@once
def minutes_edit(request: Request, pk: int) -> HttpResponse:
    meeting = meeting_of(request, pk)
    mine = Minutes.objects.filter(meeting=meeting).first()
    templates = list(MinutesTemplate.objects.open().in_order()) if mine is None else []
    chosen = next((each for each in templates if each.pk == id_in(request.GET.get("template"))), None)
    form = MinutesForm(request.POST or None, record=mine, usual=usual_text(meeting, chosen))
    if request.method == "POST" and form.is_valid():
        try:
            common: dict[str, Any] = {"by": request.user, "now": timezone.now()}
            written = minutes.write(meeting, form.cleaned_data["body"], seen=form.before_their_eyes, **common)
            if "send" in request.POST:
                minutes.send(written, **common)
            toast(request, _("It is with the chair.") if "send" in request.POST else _("Saved."))
            return redirect("meetings:minutes_page", pk=meeting.pk)
        except Refused as error:
            refuse(form, error, REFUSALS)
    context = {"meeting": meeting, "form": form, "templates": templates, "chosen": chosen}
    return render(request, "meetings/minutes_edit.html", context, status=422 if form.errors else 200)


def step(request: Request, pk: int, do: Callable[[Minutes, dict[str, Any]], Any], words: str) -> HttpResponse:
    meeting = meeting_of(request, pk)
    mine = get_object_or_404(Minutes.objects.select_related("meeting"), meeting=meeting)
    told(request, lambda: do(mine, {"by": request.user, "now": timezone.now()}), words)
    return redirect("meetings:minutes_page", pk=meeting.pk)


@gate(Can.USE_OFFICE)
@require_POST
@once
def minutes_send(request: Request, pk: int) -> HttpResponse:
    return step(request, pk, lambda mine, common: minutes.send(mine, **common), _("It is with the chair."))


@gate(Can.USE_OFFICE)
@require_POST
@once
def minutes_issue(request: Request, pk: int) -> HttpResponse:
    return step(request, pk, lambda mine, common: minutes.issue(mine, **common), _("Issued; everybody who took part hears of it."))


@gate(Can.USE_OFFICE)
@require_POST
@once
def minutes_send_back(request: Request, pk: int) -> HttpResponse:
    form = WordsOfChair(request.POST)
    because = form.cleaned_data["because"] if form.is_valid() else ""
    return step(request, pk, lambda mine, common: minutes.send_back(mine, because=because, **common), _("It is sent back."))


@gate(Can.USE_OFFICE)
def minutes_print(request: Request, pk: int, version: int) -> HttpResponse:
    """A version as it was issued, on A4."""
    meeting = meeting_of(request, pk)
    issued = get_object_or_404(MinutesVersion.objects.select_related("issued_by"), minutes__meeting=meeting, number=version)
    context = {**minutes_context(meeting, request.user, timezone.now()), "version": issued}
    context["clocks"] = clocks(context["booking"])
    return render(request, "meetings/minutes_print.html", context)


@gate(Can.USE_OFFICE)
@require_POST
@once
def minutes_takers(request: Request, pk: int) -> HttpResponse:
    """Of a booking: whether minutes are written, by whom, and who leads; of a series of all to come."""
    booking = own(request, pk)
    assert booking.meeting is not None
    form = TakersForm(request.POST, record=booking.meeting)

    def do() -> None:
        if not form.is_valid():
            raise Refused(first_error(form), "form")
        assert booking.meeting is not None
        series.name_takers(booking.meeting, form.cleaned_data, by=request.user, now=timezone.now())

    told(request, do, _("Saved."))
    return redirect(booking)


@gate(Can.USE_OFFICE)
@require_POST
@once
def resolution_add(request: Request, pk: int) -> HttpResponse:
    meeting, form = meeting_of(request, pk), ResolutionForm(request.POST)

    def do() -> None:
        if not form.is_valid():
            raise Refused(first_error(form), "form")
        resolutions.add(meeting, **form.cleaned_data, by=request.user, now=timezone.now())

    told(request, do, _("It is written down; whoever has it hears of it."))
    return redirect("meetings:minutes_page", pk=meeting.pk)


@gate(Can.USE_OFFICE)
def resolution_page(request: Request, pk: int) -> HttpResponse:
    """For who has it: what it is, until when, and saying that it is done."""
    return render(request, "meetings/resolution_page.html", {"resolution": resolution_of(request, pk), "today": timezone.localdate()})


@gate(Can.USE_OFFICE)
@require_POST
@once
def resolution_done(request: Request, pk: int) -> HttpResponse:
    mine, form = resolution_of(request, pk), ReportForm(request.POST)
    report = form.cleaned_data["report"] if form.is_valid() else ""
    told(request, lambda: resolutions.done(mine, report=report, by=request.user, now=timezone.now()), _("Done."))
    return redirect("meetings:resolution_page", pk=mine.pk)


@gate(Can.USE_OFFICE)
@require_POST
@once
def resolution_drop(request: Request, pk: int) -> HttpResponse:
    mine, form = resolution_of(request, pk), DropForm(request.POST)
    because = form.cleaned_data["because"] if form.is_valid() else ""
    told(request, lambda: resolutions.drop(mine, because=because, by=request.user, now=timezone.now()), _("It is not wanted any more."))
    return redirect("meetings:resolution_page", pk=mine.pk)
