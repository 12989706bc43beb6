"""Visitor types: what each is asked, which way it goes, whether it is thanked."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.editing import Changed
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from visitors.actions import types
from visitors.forms.types import REFUSALS, TypeForm
from visitors.models import VisitorType


@gate(Can.KEEP_VISITOR_TYPES)
def type_list(request: Request) -> HttpResponse:
    """Those in use in their order, and below them those that are not any more."""
    kinds = list(VisitorType.objects.all())
    context = {"kinds": [kind for kind in kinds if not kind.retired_at], "retired": [kind for kind in kinds if kind.retired_at]}
    return render(request, "visitors/type_list.html", context)


@gate(Can.KEEP_VISITOR_TYPES)
@once
def type_new(request: Request) -> HttpResponse:
    form = TypeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = types.make(**form.values, by=request.user, now=timezone.now())
            toast(request, _("%(name)s can be chosen now.") % {"name": made})
            return redirect("visitors:type_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/type_edit.html", {"form": form}, status=422 if form.errors else 200)


@gate(Can.KEEP_VISITOR_TYPES)
@once
def type_edit(request: Request, pk: int) -> HttpResponse:
    kind = get_object_or_404(VisitorType, pk=pk)
    form = TypeForm(request.POST or None, record=kind)
    if request.method == "POST" and form.is_valid():
        try:
            types.change(kind, values=form.values, seen=form.before_their_eyes(), by=request.user, now=timezone.now())
            toast(request, _("Saved."))
            return redirect("visitors:type_list")
        except Changed as error:
            form = form.anew(error)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/type_edit.html", {"form": form, "kind": kind}, status=422 if form.errors else 200)


@gate(Can.KEEP_VISITOR_TYPES)
@require_POST
@once
def type_retire(request: Request, pk: int) -> HttpResponse:
    kind = get_object_or_404(VisitorType, pk=pk)
    types.retire(kind, by=request.user, now=timezone.now())
    toast(request, _("%(name)s is out of use. Visits keep the name.") % {"name": kind})
    return redirect("visitors:type_list")


@gate(Can.KEEP_VISITOR_TYPES)
@require_POST
@once
def type_put_back(request: Request, pk: int) -> HttpResponse:
    kind = get_object_or_404(VisitorType, pk=pk)
    try:
        types.put_back(kind, by=request.user, now=timezone.now())
        toast(request, _("%(name)s is in use again.") % {"name": kind})
    except Refused as error:
        refused(request, error)
    return redirect("visitors:type_list")
