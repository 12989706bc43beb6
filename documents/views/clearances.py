"""Who may read up to which level."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.actions import clearances
from documents.models import Clearance, Level
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import PersonField, helper, refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast

REFUSALS = {"oneself": "person", "left": "person", "level": "level"}


class ClearanceForm(forms.Form):
    person = PersonField(label=gettext_lazy("Colleague"), error_messages={"required": gettext_lazy("Choose a colleague.")})
    level = forms.TypedChoiceField(label=gettext_lazy("Reads up to"), choices=Level.choices, initial=Level.CONFIDENTIAL, coerce=int)
    helper = helper("person", "level")


@gate(Can.GIVE_CLEARANCE)
@once
def clearance_list(request: Request) -> HttpResponse:
    """Everybody else reads up to internal."""
    form = ClearanceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = clearances.give(form.cleaned_data["person"], level=form.cleaned_data["level"], by=request.user, now=timezone.now())
            said = {"person": made.person, "level": made.get_level_display()}
            toast(request, _("%(person)s reads up to %(level)s from now on.") % said)
            return redirect("documents:clearance_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    rows = (
        Clearance.objects.visible_to(request.user)
        .standing()
        .select_related("person__department", "given_by")
        .order_by("-level", "person__name_key")
    )
    context = {"form": form, "rows": rows}
    return render(request, "documents/clearance_list.html", context, status=422 if form.errors else 200)
