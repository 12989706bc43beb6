"""Being away: from when to when, and who acts meanwhile."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.office.forms.todos import AbsenceForm
from frontdesk.people.actions import absences
from frontdesk.people.models import Absence
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast

REFUSALS = dict.fromkeys(("order", "past", "long"), "until_on") | dict.fromkeys(("themselves", "gone", "ring", "chain"), "stand_in")


@gate(Can.USE_OFFICE)
@once
def absence_list(request: Request) -> HttpResponse:
    """One's own absences, and a form for the next."""
    now, person = timezone.now(), request.user
    today = timezone.localdate(now)
    form = AbsenceForm(request.POST or None, initial={"stand_in": person.stand_in, "from_on": today, "until_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            made = absences.announce(person, **form.cleaned_data, by=person, now=now)
            toast(request, _("%(name)s acts for you on these days.") % {"name": made.stand_in})
            return redirect("absence_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    coming = Absence.objects.standing().filter(person=person, until_on__gte=today).select_related("stand_in").order_by("from_on")
    covers = Absence.objects.standing().filter(stand_in=person, until_on__gte=today).select_related("person").order_by("from_on")
    context = {"form": form, "absences": coming, "covers": covers, "today": today}
    return render(request, "office/absence_list.html", context, status=422 if form.errors else 200)


@gate(Can.USE_OFFICE)
@require_POST
@once
def absence_end(request: Request, pk: int) -> HttpResponse:
    absence = get_object_or_404(Absence, pk=pk, person=request.user)
    if absences.end(absence, by=request.user, now=timezone.now()):
        toast(request, _("You are back: what is yours comes to you again."))
    return redirect("absence_list")
