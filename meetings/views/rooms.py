"""Meeting rooms: the list, one with its days ahead, adding, changing, taking out of use."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.places.models import Place
from frontdesk.web.files import files_beside
from frontdesk.web.gate import gate
from frontdesk.web.keeping import saved, told
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing, ListPage, only
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from meetings.actions import rooms
from meetings.finding.board import week_of
from meetings.forms.rooms import REFUSALS, CloseForm, RoomForm
from meetings.limits import CheckIn
from meetings.models import Booking, Kind, Rights, Room
from meetings.showing.board import board_of
from meetings.views.bookings import in_words
from meetings.views.service_part import asking_context
from repairs.views.things import report_path

ROOMS = Listing(
    columns=(
        Column("name", pgettext_lazy("a meeting room", "Room"), sort="place__name", text=str, width=24),
        Column("floor", gettext_lazy("Floor"), sort="place__floor__position", text=lambda row: row.place.floor),
        Column("capacity", gettext_lazy("Seats"), sort="capacity", text=lambda row: row.capacity),
        Column("equipment", gettext_lazy("What is in it"), text=lambda row: _(", ").join(row.equipment_in_words), width=40),
        Column("layouts", gettext_lazy("How the tables may stand"), text=lambda row: _(", ").join(row.layouts_in_words), only_export=True),
        Column("rights", gettext_lazy("Who may book it"), sort="rights", text=lambda row: row.get_rights_display(), width=28),
        Column("state", gettext_lazy("State")),
    ),
    choices=(
        Choice("rights", tuple((each.value, each.label, only(rights=each.value)) for each in Rights)),
        Choice(
            "state",
            (("retired", pgettext_lazy("meeting room", "out of use"), lambda rows, ask: rows.retired()),),
            unasked=lambda rows, ask: rows.open(),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="floor",
    shown=lambda rows: rows.select_related("place__floor__site"),
)


def page_of(request: Request) -> ListPage:
    return ROOMS.page(request, Room.objects.all(), now=timezone.now())


@gate(Can.USE_OFFICE)
def room_list(request: Request) -> HttpResponse:
    return render(request, "meetings/room_list.html", {"list": page_of(request)})


@gate(Can.USE_OFFICE)
def room_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Meeting rooms"))


@gate(Can.USE_OFFICE)
def room_detail(request: Request, pk: int) -> HttpResponse:
    """What is in it, and its week."""
    room, now = get_object_or_404(Room.objects.select_related("place__floor__site"), pk=pk), timezone.now()
    begins = week_of(request.GET.get("day", ""), now)
    closures = Booking.objects.holding().filter(room=room, kind=Kind.BLOCK, ends_at__gt=now).select_related("made_by").order_by("begins_at")
    context = {
        **{"room": room, "closures": closures, "files": files_beside(room, request.user)},
        "board": board_of([(day, room) for day in (begins + timedelta(days=n) for n in range(7))], request.user, now=now),
        **{"day": begins, "before": begins - timedelta(days=7), "after": begins + timedelta(days=7), "last": begins + timedelta(days=6)},
        **{"close_form": CloseForm(), "today": timezone.localdate(now)},
    }
    return render(request, "meetings/room_detail.html", context)


@gate(Can.USE_OFFICE)
def room_now(request: Request, pk: int) -> HttpResponse:
    """Behind the label at the door: what is on, what comes next, and that one is there."""
    room, now = get_object_or_404(Room.objects.select_related("place__floor__site"), pk=pk), timezone.now()
    rows = Booking.objects.holding().filter(room=room, ends_at__gt=now).select_related("meeting__organiser", "checked_in_by")
    coming = in_words(list(rows.order_by("begins_at")[:4]), request.user)
    opens = CheckIn.now().before
    asked = next((each for each in coming if each.meeting_id and each.begins_at - opens <= now), None)
    is_free = not coming or coming[0].begins_at > now
    free_until = min((at for at in (coming[0].begins_at if coming else None, room.closes(now)) if at), default=None) if is_free else None
    context = {"room": room, "asked": asked, "coming": coming, "is_free": is_free, "free_until": free_until}
    context["is_open"] = room.is_open_from(now, now)
    context["report"] = report_path(room.place)
    context |= asking_context(room, request.user, now)
    return render(request, "meetings/room_now.html", context)


def now_at(place: Place) -> str:
    """Where the label of a place leads: to its room, or to all of them where it is none."""
    room = Room.objects.filter(place=place).values_list("pk", flat=True).first()
    return reverse("meetings:room_now", args=[room]) if room else reverse("meetings:day_board")


@gate(Can.RUN_MEETINGS)
@once
def room_new(request: Request) -> HttpResponse:
    form = RoomForm(request.POST or None)
    made, form = saved(request, form, REFUSALS, lambda: rooms.add(form.values, by=request.user, now=timezone.now()))
    if made:
        toast(request, _("%(room)s can be booked now.") % {"room": made})
        return redirect(made)
    return edit_page(request, form)


@gate(Can.RUN_MEETINGS)
@once
def room_edit(request: Request, pk: int) -> HttpResponse:
    room = get_object_or_404(Room.objects.select_related("place"), pk=pk)
    form = RoomForm(request.POST or None, record=room)
    common: dict[str, Any] = {"by": request.user, "now": timezone.now()}
    made, form = saved(request, form, REFUSALS, lambda: rooms.change(room, form.values, seen=form.before_their_eyes, **common))
    if made:
        toast(request, _("Saved."))
        return redirect(made)
    return edit_page(request, form, room)


def edit_page(request: Request, form: Any, room: Room | None = None) -> HttpResponse:
    return render(request, "meetings/room_edit.html", {"form": form, "room": room}, status=422 if form.errors else 200)


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def room_retire(request: Request, pk: int) -> HttpResponse:
    room = get_object_or_404(Room, pk=pk)
    told(request, lambda: rooms.retire(room, by=request.user, now=timezone.now()), _("Nobody books it any more."))
    return redirect(room)


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def room_reopen(request: Request, pk: int) -> HttpResponse:
    room = get_object_or_404(Room, pk=pk)
    told(request, lambda: rooms.reopen(room, by=request.user, now=timezone.now()), _("It can be booked again."))
    return redirect(room)
