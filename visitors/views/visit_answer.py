"""The host's answer: one tap on a phone."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import back, next_of
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from visitors import showing
from visitors.actions import visits
from visitors.forms.visits import AnswerForm
from visitors.models import Visit


@gate(Can.USE_OFFICE)
@once
def visit_answer(request: Request, pk: int) -> HttpResponse:
    """Five answers, for the host, the stand-in, the head, and the desk on their behalf."""
    now = timezone.now()
    visit = get_object_or_404(showing.full(Visit.objects.visible_to(request.user)), pk=pk)
    may_answer = showing.speaks_for_host(visit, request.user)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and not may_answer:
        raise PermissionDenied("only the host, the stand-in, the head or the desk answers")
    if request.method == "POST" and form.is_valid():
        try:
            given = visits.answer(visit, by=request.user, now=now, **form.answer_given())
            toast(request, _("“%(answer)s”: reception and the visitor are told.") % {"answer": given.short})
            return back(request, reverse("visitors:visit_answer", args=[visit.pk]))
        except Refused as error:
            refuse(form, error, {"colleague": "colleague"})
    lights = {"light": showing.light(visit, now), "wait": showing.wait_light(visit, now)}
    passes_on = request.user.can(Can.RECEIVE_VISITORS) and request.user.pk != visit.host_id  # the desk, with the host on the phone
    come_from = next_of(request)
    context = {"visit": visit, "form": form, "now": now, "may_answer": may_answer, "passes_on": passes_on, "come_from": come_from, **lights}
    return render(request, "visitors/visit_answer.html", context, status=422 if form.errors else 200)
