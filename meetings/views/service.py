"""Serving a meeting: its page for reception, one tap a thing; and asking for something in the room."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.back import back
from frontdesk.web.gate import gate
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from meetings.actions import serving
from meetings.forms.service import RepairForm
from meetings.models import Booking, RoomRequest, TeaRound
from meetings.scope import called
from meetings.showing.words import clocks
from meetings.views.service_part import repair_form, service_context


def of_a_meeting(pk: int) -> Booking:
    rows = Booking.objects.exclude(meeting=None).select_related("meeting__organiser", "room__place__floor")
    return get_object_or_404(rows, pk=pk)


@gate(Can.RUN_MEETINGS)
def service(request: Request, pk: int) -> HttpResponse:
    """What is owed, what was served and what the room asked for; of a confidential meeting room, time and number of people."""
    booking, now = of_a_meeting(pk), timezone.now()
    assert booking.meeting is not None
    part = service_context(booking, request.user, now)
    context = {"booking": booking, "meeting": booking.meeting, "words": called(booking.meeting, request.user), "clocks": clocks(booking)}
    return render(request, "meetings/service.html", {**context, **part, "repair_form": repair_form(part.get("requests", []))})


def step(request: Request, booking: int, do: Callable[[dict[str, Any]], Any], words: str) -> HttpResponse:
    told(request, lambda: do({"by": request.user, "now": timezone.now()}), words)
    return back(request, f"/meetings/{booking}/service/")


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def tea_serve(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(TeaRound.objects.select_related("booking"), pk=pk)
    return step(request, row.booking_id, lambda common: serving.serve_tea(row, **common), _("Served."))


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def booking_there(request: Request, pk: int) -> HttpResponse:
    booking = of_a_meeting(pk)
    return step(request, pk, lambda common: serving.be_there(booking, **common), _("You are there."))


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def request_come(request: Request, pk: int) -> HttpResponse:
    mine = get_object_or_404(RoomRequest, pk=pk)
    return step(request, mine.booking_id, lambda common: serving.come(mine, **common), _("The room sees that you are on the way."))


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def request_answer(request: Request, pk: int) -> HttpResponse:
    mine = get_object_or_404(RoomRequest, pk=pk)
    return step(request, mine.booking_id, lambda common: serving.answer(mine, **common), _("Seen to; the room sees it."))


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def request_repair(request: Request, pk: int) -> HttpResponse:
    mine, form = get_object_or_404(RoomRequest, pk=pk), RepairForm(request.POST)
    said = form.cleaned_data if form.is_valid() else {}
    return step(request, mine.booking_id, lambda common: serving.report(mine, **said, **common), _("Reported as broken."))


@gate(Can.USE_OFFICE)
@require_POST
@once
def booking_request(request: Request, pk: int) -> HttpResponse:
    """Whoever stands in the room, invited or not."""
    booking, sent = get_object_or_404(Booking.objects.select_related("room"), pk=pk), request.POST
    wants, words = sent.get("wants", ""), sent.get("words", "")
    told(request, lambda: serving.ask(booking, wants, words=words, by=request.user, now=timezone.now()), _("Reception has been told."))
    return back(request, f"/meetings/rooms/{booking.room_id}/now/")
