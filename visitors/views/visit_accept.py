"""The host's yes or no to somebody who asked to come: two taps on a phone."""

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
from visitors.actions import approving, telling
from visitors.forms.requests import AcceptForm
from visitors.models import Visit


@gate(Can.USE_OFFICE)
@once
def visit_accept(request: Request, pk: int) -> HttpResponse:
    """For the host, the stand-in, the head, and the desk on their behalf."""
    now = timezone.now()
    visit = get_object_or_404(showing.full(Visit.objects.visible_to(request.user)), pk=pk)
    may_answer = showing.speaks_for_host(visit, request.user)
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and not may_answer:
        raise PermissionDenied("only the host, the stand-in, the head or the desk answers")
    if request.method == "POST" and form.is_valid():
        try:
            toast(request, answer(visit, form, request))
            return redirect("visitors:visit_accept", pk=visit.pk)
        except Refused as error:
            refuse(form, error, {"words": "words"})
    passes_on = request.user.can(Can.RECEIVE_VISITORS) and request.user.pk != visit.host_id
    is_open = visit.requested_at is not None and not (visit.accepted_at or visit.declined_at or visit.cancelled_at)
    context = {"visit": visit, "form": form, "may_answer": may_answer, "passes_on": passes_on, "is_open": is_open}
    context |= {"light": showing.light(visit, now), "can_write": telling.way_to(visit, mail_first=True) is not None}
    return render(request, "visitors/visit_accept.html", context, status=422 if form.errors else 200)


def answer(visit: Visit, form: AcceptForm, request: Request) -> str:
    """Do it; the words of the toast."""
    now, given = timezone.now(), form.cleaned_data
    if given["answer"] == "agree":
        agreed = approving.accept(visit, by=request.user, now=now)
        return _("Agreed. Approval for the day off is asked first.") if agreed.awaits_approval else _("Agreed. The visitor is told.")
    approving.decline(visit, by=request.user, now=now, words=given["words"], tell_words=given["tell_words"])
    return _("Declined. The visitor is told politely.")
