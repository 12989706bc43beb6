"""模板: what drafts begin with."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.actions import templates
from documents.finding.blanks import blanks
from documents.forms.templates import REFUSALS, TemplateForm
from documents.models import Template
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast


@gate(Can.KEEP_DOCUMENTS)
def template_list(request: Request) -> HttpResponse:
    rows = [(each, blanks(each.subject, each.body)) for each in Template.objects.open()]
    return render(request, "documents/template_list.html", {"rows": rows})


@gate(Can.KEEP_DOCUMENTS)
@once
def template_new(request: Request) -> HttpResponse:
    return kept(request, None)


@gate(Can.KEEP_DOCUMENTS)
@once
def template_edit(request: Request, pk: int) -> HttpResponse:
    return kept(request, get_object_or_404(Template.objects.open(), pk=pk))


def kept(request: Request, template: Template | None) -> HttpResponse:
    """The form of a new one, or of one that there is."""
    begins = {name: getattr(template, name) for name in templates.WORDS} if template else None
    form = TemplateForm(request.POST or None, initial=begins)
    if request.method == "POST" and form.is_valid():
        common: dict[str, Any] = {"by": request.user, "now": timezone.now()}
        try:
            made = templates.change(template, form.cleaned_data, **common) if template else templates.add(form.cleaned_data, **common)
            toast(request, _("%(name)s is kept.") % {"name": made})
            return redirect("documents:template_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "documents/template_edit.html", {"form": form, "template": template}, status=422 if form.errors else 200)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def template_end(request: Request, pk: int) -> HttpResponse:
    mine = get_object_or_404(Template, pk=pk)
    try:
        templates.end(mine, by=request.user, now=timezone.now())
        toast(request, _("%(name)s is not offered any more.") % {"name": mine})
    except Refused as error:
        refused(request, error)
    return redirect("documents:template_list")
