"""Inviting people to a meeting, and what colleagues and guests answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web import secret_pages, throttle
from frontdesk.web.forms import first_error
from frontdesk.web.gate import gate
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from meetings import passes
from meetings.actions import inviting
from meetings.forms.inviting import InviteForm, ReplyForm
from meetings.models import AgendaPoint, Attendee, Reply
from meetings.notices.calendar_part import booking_of
from meetings.views.booking_steps import own
from visitors import passes as visit_passes
from visitors.models.visit_states import State

POSTS, HOUR = 30, 3600  # of one link in an hour
View = Callable[..., HttpResponse]


@gate(Can.USE_OFFICE)
@require_POST
@once
def booking_invite(request: Request, pk: int) -> HttpResponse:
    booking = own(request, pk)
    assert booking.meeting is not None
    form = InviteForm(request.POST, is_series=booking.meeting.series_id is not None)

    def do() -> None:
        if not form.is_valid():
            raise Refused(first_error(form), "form")
        inviting.invite(booking, **form.values, by=request.user, now=timezone.now())

    told(request, do, _("They are invited, and their calendars are told."))
    return redirect(booking)


@gate(Can.USE_OFFICE)
@require_POST
@once
def attendee_take_off(request: Request, pk: int) -> HttpResponse:
    attendee = get_object_or_404(Attendee.objects.select_related("meeting", "person"), pk=pk)
    booking = own(request, booking_of(attendee).pk)
    words = _("%(person)s is not invited any more.") % {"person": attendee}
    told(request, lambda: inviting.take_off(attendee, by=request.user, now=timezone.now()), words)
    return redirect(booking)


@gate(Can.USE_OFFICE)
@require_POST
@once
def attendee_reply(request: Request, pk: int) -> HttpResponse:
    """A colleague's own answer."""
    attendee, form = get_object_or_404(Attendee.objects.of(request.user).select_related("meeting"), pk=pk), ReplyForm(request.POST)
    answer = form.cleaned_data["reply"] if form.is_valid() else ""
    told(request, lambda: inviting.reply(attendee, answer, by=request.user, now=timezone.now()), _("Your answer is kept."))
    return redirect(booking_of(attendee))


def at_link(view: View) -> View:
    """Whoever holds the link comes in, in the language asked for or Chinese; unknown links get words."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, **given: Any) -> HttpResponse:
        attendee = passes.attendee_of(token)

        def answer() -> HttpResponse:
            if attendee is None:
                return secret_pages.unknown(request, "meetings/guest_unknown.html", counted="guest-links")
            return view(request, attendee, **given)

        return secret_pages.answered(request, answer, language="zh-hans")

    return guarded


@at_link
def guest_page(request: HttpRequest, attendee: Attendee) -> HttpResponse:
    """The invitation of a guest."""
    return shown(request, attendee)


@require_POST
@at_link
@once
def guest_reply(request: HttpRequest, attendee: Attendee) -> HttpResponse:
    if not throttle.may_try("guest-posts", attendee.pk, limit=POSTS, seconds=HOUR):
        return render(request, "meetings/guest_unknown.html", {"spent": True}, status=429)
    form = ReplyForm(request.POST)
    try:
        inviting.reply(attendee, form.cleaned_data["reply"] if form.is_valid() else "", now=timezone.now())
    except Refused as error:
        return shown(request, attendee, refusal=str(error))
    return redirect(passes.path_of(attendee) + (f"?language={request.POST['language']}" if request.POST.get("language") else ""))


def guest_says() -> dict[str, str]:
    """As they say it themselves."""
    return {
        Reply.ACCEPTED: pgettext("a guest answers", "I’ll come"),
        Reply.TENTATIVE: pgettext("a guest answers", "Maybe"),
        Reply.DECLINED: pgettext("a guest answers", "I can’t"),
    }


def shown(request: HttpRequest, attendee: Attendee, *, refusal: str = "") -> HttpResponse:
    booking, now = booking_of(attendee), timezone.now()
    stands = attendee.taken_off_at is None and booking.ended_at is None
    assert booking.meeting is not None
    context = {
        "points": AgendaPoint.objects.in_order().filter(meeting=booking.meeting),
        **{"attendee": attendee, "booking": booking, "meeting": booking.meeting, "replies": [*guest_says().items()], "refusal": refusal},
        **{
            "stands": stands,
            "is_over": booking.ends_at <= now,
            "answer": guest_says().get(attendee.reply, ""),
            "token": passes.path_of(attendee).rstrip("/").rpartition("/")[2],
        },
    }
    if attendee.visit and stands and not context["is_over"] and attendee.visit.state in (State.EXPECTED, State.WAITING, State.ON_SITE):
        context["pass_path"] = visit_passes.path_of(attendee.visit)
    return render(request, "meetings/guest_page.html", context, status=422 if refusal else 200)
