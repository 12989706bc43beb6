"""A room is closed for some time, and opened before that."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import first_error
from frontdesk.web.gate import gate
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from meetings.actions import booking as bookings
from meetings.forms.rooms import CloseForm
from meetings.models import Booking, Kind, Room


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def room_close(request: Request, pk: int) -> HttpResponse:
    room, form = get_object_or_404(Room, pk=pk), CloseForm(request.POST)

    def do() -> None:
        if not form.is_valid():
            raise Refused(first_error(form), "form")
        bookings.close_room(room, **form.values, by=request.user, now=timezone.now())

    told(request, do, _("It is closed then; nobody books it."))
    return redirect(room)


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def closure_end(request: Request, pk: int) -> HttpResponse:
    """What has not begun is taken back, what has begun ends now."""
    block, now = get_object_or_404(Booking.objects.select_related("room"), pk=pk, kind=Kind.BLOCK), timezone.now()
    end = bookings.cancel if block.begins_at > now else bookings.end_early
    told(request, lambda: end(block, by=request.user, now=now), _("It can be booked again."))
    return redirect(block.room)
