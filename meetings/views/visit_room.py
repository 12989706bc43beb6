"""The room of a visit: held, given back, or asked of who has it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from meetings.actions import asking, visit_rooms
from meetings.actions.asking import About
from meetings.actions.booking import Wish
from meetings.finding.askings import way_of
from meetings.finding.visit_rooms import asked_for, rooms_for
from meetings.models import Room
from visitors.models import Visit


def visit_of(request: Request, pk: int) -> Visit:
    rows = Visit.objects.visible_to(request.user).select_related("host", "group").filter(expected_at__isnull=False)
    return get_object_or_404(rows, pk=pk)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_room(request: Request, pk: int) -> HttpResponse:
    visit = visit_of(request, pk)
    room = get_object_or_404(Room.objects.select_related("place"), pk=id_in(request.POST.get("room", "")) or 0)

    def do() -> None:
        visit_rooms.hold(visit, room, ends=asked_for(visit).ends, by=request.user, now=timezone.now())

    told(request, do, _("%(room)s is held for this visit.") % {"room": room})
    return redirect(visit)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_room_drop(request: Request, pk: int) -> HttpResponse:
    visit = visit_of(request, pk)
    told(request, lambda: visit_rooms.let_go(visit, by=request.user, now=timezone.now()), _("The room is given back."))
    return redirect(visit)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_room_ask(request: Request, pk: int) -> HttpResponse:
    """Ask who has a room that would suit."""
    visit, now = visit_of(request, pk), timezone.now()
    asked = asked_for(visit)

    def do() -> None:
        way = way_of(request.POST.get("ask", ""), rooms_for(asked, visit.host), asked, visit.host, now=now)
        if way is None:
            raise Refused(_("That has just changed. Look again."), "changed")
        wish = Wish(way.booking.room, asked.begins, asked.ends, asked.people)
        about = About(_("Visitors of %(host)s") % {"host": visit.host}, is_confidential=visit.is_vip, visit=visit)
        asking.ask(way, wish, about, because=request.POST.get("because", ""), by=request.user, now=now)

    told(request, do, _("They are asked. You hear what they say."))
    return redirect(visit)
