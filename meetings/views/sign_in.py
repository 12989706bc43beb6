"""会议签到: the code on the screen and the sheet beside it, signing in on one's own phone, ticking by hand, and the sheet on paper."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web import throttle
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from meetings.actions import signing_in
from meetings.finding.sheet import State, is_open, may_be_ticked, sheet_of
from meetings.finding.sign_code import code_of, seconds_left
from meetings.forms.sign_in import REFUSALS, SignInForm
from meetings.models import Attendee, Booking, SignIn
from meetings.scope import keeps_sheet, takes_part
from meetings.showing.sheet import stated
from meetings.showing.words import clocks
from meetings.views.agenda import meeting_seen

TRIES, MINUTES_10 = 10, 600  # of one person
EMPTY_LINES = 8  # for who comes without being invited, on paper


def sheet_context(booking: Booking, reader: Person, now: datetime) -> dict[str, Any]:
    assert booking.meeting is not None
    lines, is_over = sheet_of(booking), booking.ends_at <= now
    keeps = keeps_sheet(booking.meeting, reader)
    there = sum(line.is_there or line.state == State.SUBSTITUTE for line in lines)
    return {
        **{"booking": booking, "meeting": booking.meeting, "clocks": clocks(booking), "there": there},
        "lines": [(line, *stated(line, is_over=is_over)) for line in lines],
        **{"keeps": keeps and may_be_ticked(booking, now), "shows_code": keeps and is_open(booking, now)},
    }


def code_context(booking: Booking, now: datetime) -> dict[str, Any]:
    code = code_of(booking, now)
    link = settings.BASE_URL + reverse("meetings:sign_in", args=[booking.pk]) + f"?code={code}"
    return {"code": f"{code[:3]} {code[3:]}", "link": link, "left": seconds_left(now)}


@gate(Can.USE_OFFICE)
def sheet_page(request: Request, pk: int) -> HttpResponse:
    """For who takes part; who leads it has the code on it and ticks people."""
    booking, _meeting = meeting_seen(request, pk)
    now = timezone.now()
    context = sheet_context(booking, request.user, now)
    code = code_context(booking, now) if context["shows_code"] else {}
    return render(request, "meetings/sheet_page.html", {**context, **code})


@gate(Can.USE_OFFICE)
def sheet_live(request: Request, pk: int) -> HttpResponse:
    """The code of this minute and who came meanwhile."""
    booking, _meeting = meeting_seen(request, pk)
    now = timezone.now()
    context = sheet_context(booking, request.user, now)
    code = code_context(booking, now) if context["shows_code"] else {}
    return render(request, "meetings/_sheet.html", {**context, **code})


@gate(Can.USE_OFFICE)
def sheet_print(request: Request, pk: int) -> HttpResponse:
    """On A4, with lines to sign on where there is no phone."""
    booking, _meeting = meeting_seen(request, pk)
    context = {**sheet_context(booking, request.user, timezone.now()), "empty": range(EMPTY_LINES)}
    return render(request, "meetings/sheet_print.html", context)


@gate(Can.USE_OFFICE)
@require_POST
@once
def sheet_tick(request: Request, pk: int) -> HttpResponse:
    """Somebody who is expected: a guest, or a colleague without a phone."""
    booking, meeting = meeting_seen(request, pk)
    attendee = Attendee.objects.standing().filter(meeting=meeting, pk=id_in(request.POST.get("attendee"))).first()
    person = None if attendee else Person.objects.filter(pk=id_in(request.POST.get("person"))).first()
    words = _("%(person)s is there.") % {"person": attendee or person}
    told(request, lambda: signing_in.tick(booking, attendee=attendee, person=person, by=request.user, now=timezone.now()), words)
    return redirect("meetings:sheet_page", pk=booking.pk)


@gate(Can.USE_OFFICE)
@require_POST
@once
def sheet_strike(request: Request, pk: int) -> HttpResponse:
    """By the id of the row."""
    sign = get_object_or_404(SignIn.objects.select_related("booking__meeting"), pk=pk)
    booking, _meeting = meeting_seen(request, sign.booking_id)
    told(request, lambda: signing_in.strike(sign, by=request.user, now=timezone.now()), _("Struck out."))
    return redirect("meetings:sheet_page", pk=booking.pk)


@gate(Can.USE_OFFICE)
@once
def sign_in(request: Request, pk: int) -> HttpResponse:
    """What a scanned code opens: one press, and one is on the sheet."""
    rows = Booking.objects.exclude(meeting=None).select_related("meeting", "room__place__floor")
    booking, now, reader = get_object_or_404(rows, pk=pk), timezone.now(), request.user
    assert booking.meeting is not None
    in_it = takes_part(booking.meeting, reader)
    if booking.meeting.is_confidential and not in_it:
        raise Http404
    away = () if in_it else [line.attendee for line in sheet_of(booking) if line.attendee and line.is_open]
    form = SignInForm(request.POST or None, code=request.GET.get("code", "")[:20], away=away)
    if request.method == "POST" and form.is_valid() and signed_in(form, booking, reader, now):
        toast(request, _("You are signed in."))
        return redirect("meetings:sign_in", pk=booking.pk)
    context = {
        **{"booking": booking, "words": booking.meeting.subject, "clocks": clocks(booking), "form": form, "in_it": in_it},
        "mine": booking.sign_ins.standing().filter(person=reader).select_related("stands_for__person").first(),
        "is_open": is_open(booking, now),
    }
    return render(request, "meetings/sign_in.html", context, status=422 if form.errors else 200)


def signed_in(form: SignInForm, booking: Booking, reader: Person, now: datetime) -> bool:
    """Numbers are not guessed: ten tries in ten minutes."""
    if not throttle.may_try("sign-in", reader.pk, limit=TRIES, seconds=MINUTES_10):
        form.add_error("code", _("Too many tries. Wait ten minutes, then try again."))
        return False
    try:
        signing_in.sign_in(booking, by=reader, now=now, **form.values)
    except Refused as error:
        refuse(form, error, REFUSALS)
        return False
    return True
