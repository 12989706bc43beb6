"""Preparing a room on the phone: tick after tick; what does not work is reported, and another room is a tap away."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.files.models import Attachment
from frontdesk.files.receive import Received
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.web.files import take_in
from frontdesk.web.gate import gate
from frontdesk.web.keeping import saved, told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from meetings.actions import preparing
from meetings.finding.free import Asked, Offer, free_rooms
from meetings.finding.preparation import Step, steps
from meetings.forms.afterwards import PhotoForm
from meetings.forms.preparation import REFUSALS, FailForm, PrepItemForm
from meetings.models import Booking, Phase, Prepared, PrepItem
from meetings.scope import called, sees_sheet
from meetings.showing.words import clocks
from meetings.views.afterwards_part import serves, slow
from meetings.views.agenda_part import papers_context


def served(pk: int) -> Booking:
    rows = Booking.objects.filter(meeting__is_served=True).select_related("meeting__organiser", "room__place__floor")
    return get_object_or_404(rows, pk=pk)


@gate(Can.USE_OFFICE)
def preparation(request: Request, pk: int) -> HttpResponse:
    """The organiser sees how far it is; the office ticks."""
    booking, now, runs = served(pk), timezone.now(), request.user.can(Can.RUN_MEETINGS)
    if not serves(booking, request.user):
        raise Http404
    meeting, rows = booking.meeting, steps(booking)
    assert meeting is not None
    failed = [each for each in rows if each.done and each.done.failed_at]
    others = instead(booking, request.user) if failed and runs else []
    context = {
        **{"booking": booking, "meeting": meeting, "words": called(meeting, request.user), "clocks": clocks(booking), "rows": rows},
        **{"left": sum(each.is_left for each in rows), "others": others, "is_over": booking.ends_at <= now or booking.ended_at is not None},
        **{"may_print": sees_sheet(meeting, request.user), **papers_context(meeting, request.user, now)},
        **{"now": now, "runs": runs, "photos": photos_of(rows), "slow": slow(booking)},
    }
    return render(request, "meetings/preparation.html", context)


def instead(booking: Booking, reader: Person) -> list[Offer]:
    """Rooms that are free at that time, three at most."""
    assert booking.meeting is not None
    asked = Asked(booking.begins_at, booking.ends_at, booking.meeting.people, booking.room, frozenset(booking.meeting.needs))
    return [each for each in free_rooms(asked, reader) if each.room.pk != booking.room_id][:3]


def photos_of(rows: Sequence[Step]) -> dict[int, list[Attachment]]:
    """Item id → the photos that show it; one question."""
    of = {each.done.pk: each.item.pk for each in rows if each.done}
    found: dict[int, list[Attachment]] = defaultdict(list)
    for photo in Attachment.objects.there().about_any(Prepared, list(of)).order_by("pk"):
        found[of[photo.subject_id]].append(photo)
    return dict(found)


@gate(Can.RUN_MEETINGS)
@require_POST
def preparation_tick(request: Request, pk: int, item: int) -> HttpResponse:
    """A photo is looked at before anything is written, which is slow."""
    booking, mine = served(pk), get_object_or_404(PrepItem.objects.of(Phase.BEFORE), pk=item)
    form = PhotoForm(request.POST, request.FILES)
    try:
        photos = take_in(form.cleaned_data["photos"] if form.is_valid() else [], who=request.user)
        refuse_unless(all(each.type.media.startswith("image/") for each in photos), _("Add photos only."), "kind")
    except Refused as error:
        refused(request, error)
        return redirect("meetings:preparation", pk=booking.pk)
    return ticked(request, booking, mine, photos)


@once
def ticked(request: Request, booking: Booking, item: PrepItem, photos: Sequence[Received]) -> HttpResponse:
    told(request, lambda: preparing.tick(booking, item, by=request.user, now=timezone.now(), photos=photos), _("Done."))
    return redirect("meetings:preparation", pk=booking.pk)


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def preparation_fail(request: Request, pk: int, item: int) -> HttpResponse:
    booking, mine, form = served(pk), get_object_or_404(PrepItem.objects.of(Phase.BEFORE), pk=item), FailForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    is_there = bool(instead(booking, request.user))
    done = _("Reported as broken. Below are rooms that are free instead.") if is_there else _("Reported as broken.")
    told(request, lambda: preparing.fail(booking, mine, words=words, by=request.user, now=timezone.now()), done)
    return redirect("meetings:preparation", pk=booking.pk)


@gate(Can.RUN_MEETINGS)
@once
def prep_item_list(request: Request) -> HttpResponse:
    """The list of the house; another item is added below it."""
    form = PrepItemForm(request.POST or None)
    common: dict[str, Any] = {"by": request.user, "now": timezone.now()}
    made, form = saved(request, form, REFUSALS, lambda: preparing.add_item(form.cleaned_data, **common))
    if made:
        toast(request, _("Saved."))
        return redirect("meetings:prep_item_list")
    items = list(PrepItem.objects.open().in_order())
    phases = [(label, [each for each in items if each.phase == phase]) for phase, label in Phase.choices]
    context = {"form": form, "phases": phases, "is_missing": not all(rows for _label, rows in phases)}
    return render(request, "meetings/prep_item_list.html", context, status=422 if form.errors else 200)


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def prep_item_usual(request: Request) -> HttpResponse:
    told(request, lambda: preparing.take_usual(by=request.user, now=timezone.now()), _("The usual list is there."))
    return redirect("meetings:prep_item_list")


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def prep_item_close(request: Request, pk: int) -> HttpResponse:
    item = get_object_or_404(PrepItem, pk=pk)
    told(request, lambda: preparing.close_item(item, by=request.user, now=timezone.now()), _("It is not prepared any more."))
    return redirect("meetings:prep_item_list")
