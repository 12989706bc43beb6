"""Templates of minutes: the list of the house, another one, and one that is changed or used no more."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.keeping import saved, told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from meetings.actions import minutes_templates
from meetings.forms.minutes_templates import REFUSALS, MinutesTemplateForm
from meetings.models import MinutesTemplate


@gate(Can.RUN_MEETINGS)
@once
def minutes_template_list(request: Request) -> HttpResponse:
    """Those that are used; another one is added below them."""
    form = MinutesTemplateForm(request.POST or None)
    common: dict[str, Any] = {"by": request.user, "now": timezone.now()}
    made, form = saved(
        request, form, REFUSALS, lambda: minutes_templates.add(name=form.cleaned_data["name"], body=form.cleaned_data["body"], **common)
    )
    if made:
        toast(request, _("Saved."))
        return redirect("meetings:minutes_template_list")
    context = {"form": form, "templates": MinutesTemplate.objects.open().in_order()}
    return render(request, "meetings/minutes_template_list.html", context, status=422 if form.errors else 200)


@gate(Can.RUN_MEETINGS)
@once
def minutes_template_edit(request: Request, pk: int) -> HttpResponse:
    template = get_object_or_404(MinutesTemplate.objects.open(), pk=pk)
    form = MinutesTemplateForm(request.POST or None, record=template)

    def do() -> MinutesTemplate:
        said = form.cleaned_data
        values: dict[str, Any] = {"name": said["name"], "body": said["body"], "seen": form.before_their_eyes}
        return minutes_templates.change(template, **values, by=request.user, now=timezone.now())

    made, form = saved(request, form, REFUSALS, do)
    if made:
        toast(request, _("Saved."))
        return redirect("meetings:minutes_template_list")
    return render(request, "meetings/minutes_template_edit.html", {"form": form, "template": template}, status=422 if form.errors else 200)


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def minutes_template_close(request: Request, pk: int) -> HttpResponse:
    template = get_object_or_404(MinutesTemplate, pk=pk)
    words = _("“%(name)s” is not used any more.") % {"name": template}
    told(request, lambda: minutes_templates.close(template, by=request.user, now=timezone.now()), words)
    return redirect("meetings:minutes_template_list")
