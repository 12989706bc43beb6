"""After a visit: what was said and agreed, by host or desk, on a phone in a few seconds."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import back
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from visitors.actions import outcomes
from visitors.forms.outcomes import REFUSALS, OutcomeForm
from visitors.models import Visit, VisitOutcome
from visitors.views.visit_steps import permit


def noted(request: Request, pk: int) -> Visit:
    return get_object_or_404(Visit.objects.visible_to(request.user).select_related("host__department"), pk=pk)


@gate(Can.USE_OFFICE)
@once
def outcome_new(request: Request, pk: int) -> HttpResponse:
    visit = noted(request, pk)
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            permit(visit, request, "note")
            outcomes.note(visit, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("Noted. %(host)s and the department read it.") % {"host": visit.host})
            return redirect(visit)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/outcome_new.html", {"form": form, "visit": visit}, status=422 if form.errors else 200)


@gate(Can.USE_OFFICE)
@require_POST
@once
def outcome_nothing(request: Request, pk: int) -> HttpResponse:
    """One tap: there was nothing to note."""
    visit = noted(request, pk)
    try:
        permit(visit, request, "note")
        outcomes.nothing(visit, by=request.user, now=timezone.now())
        toast(request, _("Nothing to note about %(visitor)s: settled.") % {"visitor": visit.name})
    except Refused as error:
        refused(request, error)
    return back(request, visit.get_absolute_url())


@gate(Can.USE_OFFICE)
def outcome_detail(request: Request, pk: int) -> HttpResponse:
    """For whoever takes it up, who may not see the visit itself."""
    rows = VisitOutcome.objects.visible_to(request.user).select_related("visit__host__department", "department", "noted_by")
    outcome = get_object_or_404(rows, pk=pk)
    may_open = Visit.objects.visible_to(request.user).filter(pk=outcome.visit_id).exists()
    return render(request, "visitors/outcome_detail.html", {"outcome": outcome, "visit": outcome.visit, "may_open": may_open})
