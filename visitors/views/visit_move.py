"""A visit at another time: whoever was invited is invited anew."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from visitors import showing
from visitors.actions import moving
from visitors.forms.moving import REFUSALS, MoveVisitForm
from visitors.models import Visit


@gate(Can.USE_OFFICE)
@once
def visit_move(request: Request, pk: int) -> HttpResponse:
    """For the host, who announced it, and the desk."""
    now = timezone.now()
    visit = get_object_or_404(showing.full(Visit.objects.visible_to(request.user)), pk=pk)
    may = "move" in showing.allowed(visit, request.user, now)
    if request.method == "POST" and not may:
        raise PermissionDenied("this visit is not moved by this person, or not any more")
    stands = {"expected_at": visit.expected_at, "place": visit.place, "off_day_reason": visit.off_day_reason}
    form = MoveVisitForm(request.POST if request.method == "POST" else None, initial=stands)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            more = {"place": said["place"], "off_day_reason": said["off_day_reason"]}
            moved = moving.move(visit, to=said["expected_at"], by=request.user, now=now, **more)
            waits = _("Moved. Approval for the day off is asked first.")
            toast(request, waits if moved.awaits_approval else _("Moved. Who was invited is invited anew."))
            return redirect(visit)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/visit_move.html", {"visit": visit, "form": form, "may": may}, status=422 if form.errors else 200)
