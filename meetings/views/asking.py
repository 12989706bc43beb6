"""What who has a room is asked, and what they say."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from meetings.actions import asking
from meetings.models import Asking


def asking_of(request: Request, pk: int) -> Asking:
    """For who asked and who may answer; for others it does not exist."""
    rows = Asking.objects.of(request.user).select_related(
        "booking__meeting__organiser", "booking__room__place", "room__place__floor", "to_room__place__floor", "asked_by", "answered_by"
    )
    return get_object_or_404(rows, pk=pk)


@gate(Can.USE_OFFICE)
def asking_page(request: Request, pk: int) -> HttpResponse:
    mine = asking_of(request, pk)
    assert mine.booking.meeting is not None
    may_answer = mine.booking.meeting.is_arranged_by(request.user)
    context = {"asking": mine, "may_answer": may_answer, "is_mine": mine.asked_by_id == request.user.pk}
    return render(request, "meetings/asking_page.html", context)


@gate(Can.USE_OFFICE)
@require_POST
@once
def asking_yes(request: Request, pk: int) -> HttpResponse:
    mine = asking_of(request, pk)
    told(
        request, lambda: asking.say_yes(mine, by=request.user, now=timezone.now()), _("Thank you. Both are booked, and everybody is told.")
    )
    return redirect(mine)


@gate(Can.USE_OFFICE)
@require_POST
@once
def asking_no(request: Request, pk: int) -> HttpResponse:
    mine = asking_of(request, pk)
    told(request, lambda: asking.say_no(mine, by=request.user, now=timezone.now()), _("It stays as it is. They are told."))
    return redirect(mine)


@gate(Can.USE_OFFICE)
@require_POST
@once
def asking_withdraw(request: Request, pk: int) -> HttpResponse:
    mine = asking_of(request, pk)
    told(request, lambda: asking.withdraw(mine, by=request.user, now=timezone.now()), _("You ask no more."))
    return redirect(mine)
