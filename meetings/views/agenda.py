"""The agenda of a meeting, what to bring, and until when papers are called in."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import first_error
from frontdesk.web.gate import gate
from frontdesk.web.keeping import saved, told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from meetings.actions import agenda, papers
from meetings.finding.agenda import people_of
from meetings.forms.agenda import REFUSALS, BringForm, CallForm, PointForm
from meetings.models import AgendaPoint, Booking, Meeting
from meetings.scope import keeps_agenda, sees_sheet
from meetings.showing.words import clocks
from meetings.views.agenda_part import agenda_context


def meeting_seen(request: Request, pk: int) -> tuple[Booking, Meeting]:
    """Of a booking: who takes part, and the office where nothing is confidential; for others there is no such page."""
    rows = Booking.objects.exclude(meeting=None).select_related(
        "meeting__organiser", "meeting__chair", "meeting__minute_taker", "room__place__floor"
    )
    booking = get_object_or_404(rows, pk=pk)
    assert booking.meeting is not None
    if not sees_sheet(booking.meeting, request.user):
        raise Http404
    return booking, booking.meeting


def point_of(request: Request, pk: int, point: int) -> tuple[Booking, Meeting, AgendaPoint]:
    booking, meeting = meeting_seen(request, pk)
    return booking, meeting, get_object_or_404(AgendaPoint.objects.in_order(), pk=point, meeting=meeting)


@gate(Can.USE_OFFICE)
@once
def agenda_page(request: Request, pk: int) -> HttpResponse:
    """Points in their order; another is added below them."""
    booking, meeting = meeting_seen(request, pk)
    now, keeps = timezone.now(), keeps_agenda(meeting, request.user)
    form = PointForm(request.POST or None, people=people_of(meeting) if keeps else ())
    common: dict[str, Any] = {"by": request.user, "now": now}
    made, form = saved(request, form, REFUSALS, lambda: agenda.add(booking, **form.values, **common))
    if made:
        toast(request, _("It stands on the agenda."))
        return redirect("meetings:agenda_page", pk=booking.pk)
    is_over = booking.ended_at is not None or booking.ends_at <= now
    context = {
        **{"booking": booking, "meeting": meeting, **agenda_context(booking, meeting, request.user, now), "is_over": is_over},
        **{"keeps": keeps and not is_over, "form": form if agenda.may_add(meeting, request.user, now) and not is_over else None},
        **{"bring_form": BringForm(record=meeting), "call_form": CallForm(record=meeting) if booking.begins_at > now else None},
    }
    return render(request, "meetings/agenda_page.html", context, status=422 if form.errors else 200)


@gate(Can.USE_OFFICE)
def agenda_print(request: Request, pk: int) -> HttpResponse:
    """On A4, with who is invited: what is laid out in the room."""
    booking, meeting = meeting_seen(request, pk)
    context = {
        **{"booking": booking, "meeting": meeting, "clocks": clocks(booking), "people": meeting.attendees.standing().in_order()},
        **agenda_context(booking, meeting, request.user, timezone.now()),
    }
    return render(request, "meetings/agenda_print.html", context)


@gate(Can.USE_OFFICE)
@once
def agenda_point_edit(request: Request, pk: int, point: int) -> HttpResponse:
    booking, meeting, mine = point_of(request, pk, point)
    if not keeps_agenda(meeting, request.user):
        raise Http404
    form = PointForm(request.POST or None, people=people_of(meeting), record=mine)
    common: dict[str, Any] = {"by": request.user, "now": timezone.now()}
    made, form = saved(request, form, REFUSALS, lambda: agenda.change(mine, booking, **form.values, **common))
    if made:
        toast(request, _("Saved."))
        return redirect("meetings:agenda_page", pk=booking.pk)
    context = {"booking": booking, "meeting": meeting, "form": form}
    return render(request, "meetings/agenda_point.html", context, status=422 if form.errors else 200)


def step(request: Request, pk: int, do: Callable[[dict[str, Any]], Any], words: str) -> HttpResponse:
    told(request, lambda: do({"by": request.user, "now": timezone.now()}), words)
    return redirect("meetings:agenda_page", pk=pk)


@gate(Can.USE_OFFICE)
@require_POST
@once
def agenda_point_up(request: Request, pk: int, point: int) -> HttpResponse:
    booking, _meeting, mine = point_of(request, pk, point)
    return step(request, pk, lambda common: agenda.put_higher(mine, booking, **common), _("Moved up."))


@gate(Can.USE_OFFICE)
@require_POST
@once
def agenda_point_remove(request: Request, pk: int, point: int) -> HttpResponse:
    booking, _meeting, mine = point_of(request, pk, point)
    return step(request, pk, lambda common: agenda.take_off(mine, booking, **common), _("It is taken off the agenda."))


@gate(Can.USE_OFFICE)
@require_POST
@once
def agenda_bring(request: Request, pk: int) -> HttpResponse:
    booking, meeting = meeting_seen(request, pk)
    form = BringForm(request.POST, record=meeting)

    def do(common: dict[str, Any]) -> None:
        if not form.is_valid():
            raise Refused(first_error(form), "form")
        agenda.say_what_to_bring(booking, form.cleaned_data["to_bring"], **common)

    return step(request, pk, do, _("Saved."))


@gate(Can.USE_OFFICE)
@require_POST
@once
def agenda_call(request: Request, pk: int) -> HttpResponse:
    booking, meeting = meeting_seen(request, pk)
    form = CallForm(request.POST, record=meeting)

    def do(common: dict[str, Any]) -> None:
        if not form.is_valid():
            raise Refused(first_error(form), "form")
        papers.call_in(booking, form.moment, **common)

    words = _("Colleagues who are invited hear of it.") if request.POST.get("until") else _("They are not called in.")
    return step(request, pk, do, words)


@gate(Can.USE_OFFICE)
@require_POST
@once
def agenda_send(request: Request, pk: int) -> HttpResponse:
    booking, meeting = meeting_seen(request, pk)
    many = meeting.attendees.standing().count()
    words = ngettext("Sent to %(n)d person.", "Sent to %(n)d people.", many) % {"n": many}
    return step(request, pk, lambda common: agenda.send_out(booking, **common), words)
