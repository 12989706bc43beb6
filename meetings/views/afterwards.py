"""会后: tidying a room on the phone, what was left behind, and the service report that the organiser answers in one tap."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Todo
from frontdesk.web.gate import gate
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from meetings.actions import reporting, tidying
from meetings.actions.allowed import was_given
from meetings.finding.preparation import steps
from meetings.forms.afterwards import FoundForm, TidyForm, WrongForm
from meetings.models import Booking, Phase, PrepItem, ServiceReport
from meetings.promises.room_tidied import RoomTidied
from meetings.promises.service_answered import ServiceIsAnswered
from meetings.scope import Eyes, called
from meetings.showing.words import clocks
from meetings.views.afterwards_part import serves, slow
from meetings.views.preparation import served


@gate(Can.RUN_MEETINGS)
def afterwards(request: Request, pk: int) -> HttpResponse:
    booking, now = served(pk), timezone.now()
    assert booking.meeting is not None
    report = ServiceReport.objects.filter(booking=booking).first()
    rows = steps(booking, Phase.AFTER)
    context = {
        **{"booking": booking, "meeting": booking.meeting, "words": called(booking.meeting, request.user), "clocks": clocks(booking)},
        **{"rows": rows, "left": sum(each.is_left for each in rows), "report": report, "found": booking.found.order_by("pk")},
        "todo": Todo.objects.open().about(booking).filter(promise=RoomTidied.name).first(),
        **{"has_begun": booking.begins_at <= now, "may_tick": booking.ends_at <= now and booking.ended_at is None and report is None},
        "now": now,
    }
    return render(request, "meetings/afterwards.html", context)


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def afterwards_tick(request: Request, pk: int, item: int) -> HttpResponse:
    booking, mine, form = served(pk), get_object_or_404(PrepItem.objects.of(Phase.AFTER), pk=item), TidyForm(request.POST)
    values = form.cleaned_data if form.is_valid() else {}
    told(request, lambda: tidying.tick(booking, mine, by=request.user, now=timezone.now(), **values), _("Done."))
    return redirect("meetings:afterwards", pk=booking.pk)


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def afterwards_found(request: Request, pk: int) -> HttpResponse:
    booking, form = served(pk), FoundForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    done = _("Written down. The organiser is told.")
    told(request, lambda: tidying.found(booking, words, by=request.user, now=timezone.now()), done)
    return redirect("meetings:afterwards", pk=booking.pk)


def reported(pk: int, reader: Person) -> ServiceReport:
    """By its booking; for the office and for whom it was made."""
    rows = ServiceReport.objects.select_related("booking__meeting__organiser", "booking__room__place__floor", "item", "answered_by")
    report = get_object_or_404(rows, booking=pk)
    if not serves(report.booking, reader) and not was_given(ServiceIsAnswered, report, reader, timezone.localdate()):
        raise Http404
    return report


@gate(Can.USE_OFFICE)
def report_page(request: Request, pk: int) -> HttpResponse:
    report, reader = reported(pk, request.user), request.user
    booking = report.booking
    assert booking.meeting is not None
    theirs = booking.meeting.is_arranged_by(reader) or was_given(ServiceIsAnswered, report, reader, timezone.localdate())
    context = {
        **{"report": report, "booking": booking, "words": called(booking.meeting, reader), "clocks": clocks(booking)},
        **{"before": steps(booking), "after": done_after(booking), "found": booking.found.order_by("pk"), "slow": slow(booking)},
        **{"specials": booking.specials.order_by("pk"), "is_known": Eyes(reader, [booking.meeting]).know(booking.meeting)},
        "may_answer": report.is_open and theirs,
    }
    return render(request, "meetings/report_page.html", context)


def done_after(booking: Booking) -> list[object]:
    """What was ticked, also of items that the house sees to no more."""
    rows = booking.prepared.filter(item__phase=Phase.AFTER, done_at__isnull=False)
    return list(rows.select_related("item", "done_by").order_by("item__position", "pk"))


@gate(Can.USE_OFFICE)
@require_POST
@once
def report_right(request: Request, pk: int) -> HttpResponse:
    report = reported(pk, request.user)
    told(request, lambda: reporting.right(report, by=request.user, now=timezone.now()), _("Thank you."))
    return redirect("meetings:report_page", pk=pk)


@gate(Can.USE_OFFICE)
@require_POST
@once
def report_wrong(request: Request, pk: int) -> HttpResponse:
    report, form = reported(pk, request.user), WrongForm(request.POST)
    words, chosen = (form.cleaned_data["words"], form.cleaned_data["item"]) if form.is_valid() else ("", None)
    item = PrepItem.objects.filter(pk=chosen).first() if chosen else None
    done = _("Thank you. Reception and the admin manager are told.")
    told(request, lambda: reporting.wrong(report, words=words, item=item, by=request.user, now=timezone.now()), done)
    return redirect("meetings:report_page", pk=pk)
