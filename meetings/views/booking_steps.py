"""What is done with a booking: moved, reworded, cancelled, brought back, made longer or shorter, agreed to or declined."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import back
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from meetings.actions import booking as bookings
from meetings.actions import checking_in, series
from meetings.actions.booking import must_change
from meetings.actions.holding import Taken
from meetings.actions.series import Clash, Scope
from meetings.finding.free import Asked, ways_out
from meetings.forms.booking import REFUSALS, CancelForm, DeclineForm, MoveForm, WordsForm, chosen, moved
from meetings.models import Booking
from meetings.scope import Eyes, called, takes_part
from meetings.showing.offers import in_words, rooms_to_choose
from meetings.showing.words import clocks

LONGER = (15, 30)


def changeable(request: Request, pk: int) -> Booking:
    """A meeting's booking that this person changes; for others the page does not exist."""
    rows = Booking.objects.select_related("meeting__series", "meeting__organiser", "room__place__floor").exclude(meeting=None)
    booking = get_object_or_404(rows if request.user.can(Can.RUN_MEETINGS) else rows.of(request.user), pk=pk)
    must_change(booking.meeting, request.user)
    return booking


def own(request: Request, pk: int) -> Booking:
    """The same, of a meeting that this person takes part in: no office lets itself in."""
    booking = changeable(request, pk)
    if booking.meeting is None or not takes_part(booking.meeting, request.user):
        raise Http404
    return booking


@gate(Can.USE_OFFICE)
def booking_move(request: Request, pk: int) -> HttpResponse:
    """Another time or another room; dragged on the board it comes here at once."""
    booking = changeable(request, pk)
    form = MoveForm(request.POST or None, initial=moved(booking, request.GET))
    if request.method != "POST" or "look" in request.POST:
        return move_page(request, booking, form)
    form.is_valid()
    if "instead" in request.POST:
        form = form.instead(request.POST["instead"])  # type: ignore[assignment]
    if not form.is_valid():
        return move_page(request, booking, form)
    try:
        return do_move(request, booking, form)
    except Clash as clash:
        return move_page(request, booking, form, clashes=clash.dates)
    except Taken:
        return move_page(request, booking, form, is_taken=True)
    except Refused as error:
        refuse(form, error, REFUSALS)
        return move_page(request, booking, form)


@once
def do_move(request: Request, booking: Booking, form: MoveForm) -> HttpResponse:
    said, stretch, now = form.cleaned_data, form.stretch(), timezone.now()
    assert stretch is not None
    assert booking.meeting is not None
    common: dict[str, Any] = {"by": request.user, "now": now, "room": said["room"]}
    if booking.meeting.series_id is None:
        bookings.move(booking, begins=stretch[0], ends=stretch[1], **common)
    else:
        days = (said["day"] - timezone.localdate(booking.begins_at)).days
        minutes = round((stretch[1] - stretch[0]).total_seconds() / 60)
        more = {"days": days, "choices": chosen(request.POST)}
        series.move(booking.meeting, scope=said["scope"], at=said["begins"], minutes=minutes, **more, **common)
    toast(request, _("Moved: %(room)s, %(when)s.") % {"room": said["room"], "when": in_day(stretch)})
    return back(request, booking.get_absolute_url())


def in_day(stretch: tuple[datetime, datetime]) -> str:
    return f"{timezone.localtime(stretch[0]):%m-%d %H:%M}–{timezone.localtime(stretch[1]):%H:%M}"


@gate(Can.USE_OFFICE)
def booking_move_rooms(request: Request, pk: int) -> HttpResponse:
    """Only the rooms, while another day or time is being chosen."""
    booking = changeable(request, pk)
    form = MoveForm(request.GET, initial={})
    form.is_valid()
    context = rooms_to_choose(asked_of(booking, form), request.user, form.said.get("room"))
    return render(request, "meetings/_rooms.html", context | {"is_part": True})


def asked_of(booking: Booking, form: MoveForm) -> Asked | None:
    """What is looked for: what the meeting needs, at another time; None while that can't be read."""
    stretch, meeting = form.stretch(), booking.meeting
    assert meeting is not None
    if stretch is None or stretch[0] >= stretch[1]:
        return None
    return Asked(*stretch, meeting.people, form.said.get("room"), frozenset(meeting.needs), booking.pk)


def move_page(request: Request, booking: Booking, form: MoveForm, *, clashes: Any = (), is_taken: bool = False) -> HttpResponse:
    asked, meeting, wanted = asked_of(booking, form), booking.meeting, form.said.get("room")
    assert meeting is not None
    context: dict[str, Any] = {"booking": booking, "form": form, "words": called(meeting, request.user), "clocks": clocks(booking)}
    context |= rooms_to_choose(asked, request.user, wanted) | {"wrong_room": form.errors.get("room")}
    if asked and is_taken and wanted:
        ways = ways_out(wanted, asked, request.user, now=timezone.now())
        context |= {"ways": True, "other_rooms": in_words(ways.rooms, asked), "other_times": in_words(ways.times, asked)}
    context |= {"clashes": clashes, "chosen": chosen(request.POST), "next": request.POST.get("next", "")}
    status = 422 if request.method == "POST" and "look" not in request.POST else 200
    return render(request, "meetings/booking_move.html", context, status=status)


@gate(Can.USE_OFFICE)
@once
def booking_edit(request: Request, pk: int) -> HttpResponse:
    """The words of the meeting: neither time nor room."""
    booking = changeable(request, pk)
    if booking.meeting is None or not Eyes(request.user, [booking.meeting]).know(booking.meeting):
        raise Http404
    now = timezone.now()
    form = WordsForm(request.POST or None, record=booking.meeting, may_order=may_order_preparation(booking, now))
    if request.method == "POST" and form.is_valid():
        try:
            return reworded(request, booking, form, now)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "meetings/booking_edit.html", {"booking": booking, "form": form}, status=422 if form.errors else 200)


def reworded(request: Request, booking: Booking, form: WordsForm, now: datetime) -> HttpResponse:
    assert booking.meeting is not None
    series.reword(booking.meeting, form.values, scope=form.cleaned_data["scope"], by=request.user, now=now)
    words = _("Saved.")
    if form.orders:
        made = bookings.order_preparation(booking, by=request.user, now=now)
        if made.meeting is not None and made.meeting.is_waiting:
            words = _("Saved. Reception is asked to prepare it; the room stays yours.")
    toast(request, words)
    return redirect(booking)


def may_order_preparation(booking: Booking, now: datetime) -> bool:
    """Of one that is to come and that the office has answered."""
    meeting, to_come = booking.meeting, booking.ended_at is None and booking.begins_at > now
    return meeting is not None and to_come and not meeting.is_served and not meeting.is_waiting


@gate(Can.USE_OFFICE)
@require_POST
@once
def booking_cancel(request: Request, pk: int) -> HttpResponse:
    booking, form = changeable(request, pk), CancelForm(request.POST)
    scope = form.cleaned_data["scope"] if form.is_valid() else Scope.THIS
    assert booking.meeting is not None
    try:
        if booking.meeting.series_id is None:
            bookings.cancel(booking, by=request.user, now=timezone.now())
            toast(request, _("Cancelled."), undo=f"{booking.get_absolute_url()}restore/")
        else:
            many = series.cancel(booking.meeting, scope=scope, by=request.user, now=timezone.now())
            toast(request, ngettext("%(n)d date is cancelled.", "%(n)d dates are cancelled.", many) % {"n": many})
    except Refused as error:
        refused(request, error)
    return redirect(booking)


def step(request: Request, pk: int, do: Callable[[Booking, dict[str, Any]], Any], words: str) -> HttpResponse:
    booking = changeable(request, pk)
    told(request, lambda: do(booking, {"by": request.user, "now": timezone.now()}), words)
    return back(request, booking.get_absolute_url())


@gate(Can.USE_OFFICE)
@require_POST
@once
def booking_restore(request: Request, pk: int) -> HttpResponse:
    return step(request, pk, lambda booking, common: bookings.restore(booking, **common), _("It is yours again."))


@gate(Can.USE_OFFICE)
@require_POST
@once
def booking_end(request: Request, pk: int) -> HttpResponse:
    return step(request, pk, lambda booking, common: bookings.end_early(booking, **common), _("Ended; others may have the room."))


@gate(Can.USE_OFFICE)
@require_POST
@once
def booking_prolong(request: Request, pk: int) -> HttpResponse:
    minutes = int(request.POST.get("minutes", "")) if request.POST.get("minutes") in map(str, LONGER) else LONGER[0]
    words = _("%(n)d minutes longer.") % {"n": minutes}
    return step(request, pk, lambda booking, common: bookings.prolong(booking, minutes, **common), words)


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def booking_agree(request: Request, pk: int) -> HttpResponse:
    return step(request, pk, lambda booking, common: bookings.agree(booking, **common), _("Agreed; who asked is told."))


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def booking_decline(request: Request, pk: int) -> HttpResponse:
    form = DeclineForm(request.POST)
    because = form.cleaned_data["because"] if form.is_valid() else ""
    return step(
        request, pk, lambda booking, common: bookings.decline(booking, because=because, **common), _("Declined; who asked is told.")
    )


@gate(Can.USE_OFFICE)
@require_POST
@once
def booking_check_out(request: Request, pk: int) -> HttpResponse:
    """Whoever leaves the room, invited or not."""
    booking = get_object_or_404(Booking.objects.exclude(meeting=None), pk=pk)
    words = _("Thank you; the room is free for the next.")
    told(request, lambda: checking_in.check_out(booking, by=request.user, now=timezone.now()), words)
    return back(request, booking.get_absolute_url())


@gate(Can.USE_OFFICE)
@require_POST
@once
def booking_check_in(request: Request, pk: int) -> HttpResponse:
    """Whoever is there, invited or not: it is said in the room."""
    booking = get_object_or_404(Booking.objects.exclude(meeting=None), pk=pk)
    told(request, lambda: checking_in.check_in(booking, by=request.user, now=timezone.now()), _("The room stays yours."))
    return back(request, booking.get_absolute_url())
