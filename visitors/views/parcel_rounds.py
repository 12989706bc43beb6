"""A round on the phone: which business parcels to bring to whom, ticked at the desk of each."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from visitors.actions import parcel_rounds
from visitors.models import ParcelRound


@gate(Can.HANDLE_PARCELS)
@once
def parcel_round(request: Request, pk: int) -> HttpResponse:
    made = get_object_or_404(ParcelRound.objects.visible_to(request.user).select_related("done_by"), pk=pk)
    if request.method == "POST":
        try:
            ticked = [id_in(each) for each in request.POST.getlist("brought")]
            brought = parcel_rounds.make(made, brought=ticked, by=request.user, now=timezone.now())
            words = ngettext("%(n)d parcel brought", "%(n)d parcels brought", len(brought))
            toast(request, words % {"n": len(brought)})
        except Refused as error:
            refused(request, error)
        return redirect(made)
    order = ("recipient__department__name", "recipient__name_key", "pk")
    rows = list(made.parcels.select_related("recipient__department").order_by(*order))
    return render(request, "visitors/parcel_round.html", {"round": made, "rows": rows})
