"""A visitor asks to be forgotten: every visit of theirs is shown first, then made anonymous in one go.

A VIP reception that is none of the reader's business goes with the others and is not shown.
"""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from visitors.actions.forgetting import forget_person, same_person
from visitors.forms.forget import REFUSALS, ForgetForm
from visitors.models import Visit

MOST_SHOWN = 100


@gate(Can.FORGET_PEOPLE)
@once
def visit_forget(request: Request, pk: int) -> HttpResponse:
    visit = get_object_or_404(Visit.objects.visible_to(request.user).filter(forgotten_at__isnull=True), pk=pk)
    form = ForgetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            many = forget_person(visit, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, ngettext("%(n)d visit is anonymous now.", "%(n)d visits are anonymous now.", many) % {"n": many})
            return redirect("visitors:visit_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    found = same_person(visit).known_to(request.user).select_related("host").order_by("-pk")
    context = {"form": form, "visit": visit, "visits": found[:MOST_SHOWN], "total": found.count()}
    return render(request, "visitors/visit_forget.html", context, status=422 if form.errors else 200)
