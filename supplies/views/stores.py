"""Settings of supplies: categories of items, and the stores that hold them."""

from typing import Any

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
from supplies.actions import stores
from supplies.forms.stores import REFUSALS, CategoryForm, StoreForm
from supplies.models import Category, Store

FORMS: dict[str, Any] = {"category": CategoryForm, "store": StoreForm}
MODELS: dict[str, Any] = {"category": Category, "store": Store}


@gate(Can.BUY_SUPPLIES)
def setting_list(request: Request) -> HttpResponse:
    """Both lists: those in use in their order, closed ones folded away."""
    context: dict[str, Any] = {}
    for name, rows in (("categories", Category.objects.in_order()), ("stores", Store.objects.in_order().select_related("place__floor"))):
        context[name] = [each for each in rows if not each.closed_at]
        context[f"closed_{name}"] = [each for each in rows if each.closed_at]
    return render(request, "supplies/setting_list.html", context)


@gate(Can.BUY_SUPPLIES)
@once
def setting_new(request: Request, kind: str) -> HttpResponse:
    form = FORMS[kind](request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = stores.add(MODELS[kind], values=form.values, by=request.user, now=timezone.now())
            toast(request, _("%(name)s can be chosen now.") % {"name": made})
            return redirect("supplies:setting_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    return edit_page(request, form, kind)


@gate(Can.BUY_SUPPLIES)
@once
def setting_edit(request: Request, kind: str, pk: int) -> HttpResponse:
    thing = get_object_or_404(MODELS[kind], pk=pk)
    form = FORMS[kind](request.POST or None, record=thing)
    if request.method == "POST" and form.is_valid():
        try:
            stores.change(thing, values=form.values, seen=form.before_their_eyes(), by=request.user, now=timezone.now())
            toast(request, _("Saved."))
            return redirect("supplies:setting_list")
        except Changed as error:
            form = form.anew(error)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return edit_page(request, form, kind, thing)


def edit_page(request: Request, form: Any, kind: str, thing: Any = None) -> HttpResponse:
    context = {"form": form, "kind": kind, "thing": thing}
    return render(request, "supplies/setting_edit.html", context, status=422 if form.errors else 200)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def setting_close(request: Request, kind: str, pk: int) -> HttpResponse:
    thing = get_object_or_404(MODELS[kind], pk=pk)
    try:
        stores.close(thing, by=request.user, now=timezone.now())
        toast(request, _("%(name)s is closed: nobody can choose it any more.") % {"name": thing})
    except Refused as error:
        refused(request, error)
    return redirect("supplies:setting_list")


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def setting_reopen(request: Request, kind: str, pk: int) -> HttpResponse:
    thing = get_object_or_404(MODELS[kind], pk=pk)
    try:
        stores.reopen(thing, by=request.user, now=timezone.now())
        toast(request, _("%(name)s can be chosen again.") % {"name": thing})
    except Refused as error:
        refused(request, error)
    return redirect("supplies:setting_list")
