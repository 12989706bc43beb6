"""The page of a VIP reception: planned by its host, by who announced it, or by an admin manager who is named."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from visitors.actions import vip
from visitors.forms.vip import REFUSALS, USUAL, VipItemForm, VipNameForm, VipPlanForm
from visitors.models import VipItem, Visit
from visitors.scope import confidants

Row = TypeVar("Row", bound=Model)


def planned_by(request: Request, pk: int) -> Visit:
    """The visit, for who plans its reception; for everybody else there is none."""
    visits = Visit.objects.visible_to(request.user).select_related("host__department", "host__stand_in", "vip_plan", "visitor_type")
    visit = get_object_or_404(visits.filter(forgotten_at__isnull=True), pk=pk)
    if not vip.may_plan(visit, request.user):
        raise Http404
    return visit


def plan_form(visit: Visit, data: Any = None) -> VipPlanForm:
    made = getattr(visit, "vip_plan", None)
    words = {name: getattr(made, name) for name in ("schedule", "background", "route")} if made else {}
    return VipPlanForm(data, is_new=not visit.is_vip, stand_in=visit.host.stand_in, initial=words)


def item_form(visit: Visit, data: Any = None) -> VipItemForm:
    return VipItemForm(data, people=confidants(visit), until=vip.ready_by(visit, timezone.now()))


def usual_for(items: Sequence[vip.Item]) -> list[str]:
    """What is usual and not on the list yet."""
    there = {row.item.what for row in items}
    return [str(word) for word in USUAL if str(word) not in there]


def show(request: Request, visit: Visit, *, status: int = 200, **forms: Any) -> HttpResponse:
    now, items = timezone.now(), vip.items_of(visit)
    context = {
        **{"visit": visit, "plan": getattr(visit, "vip_plan", None), "usual": usual_for(items), "now": now},
        **{"form": plan_form(visit), "name_form": VipNameForm(), "item_form": item_form(visit)},
        **{"items": items, "known": confidants(visit), "always": {visit.host_id, visit.created_by_id}},
        **forms,
    }
    return render(request, "visitors/visit_vip.html", context, status=status)


def act(request: Request, pk: int, do: Callable[[Visit], str]) -> HttpResponse:
    """One thing done to the plan, said in a toast; back to its page."""
    visit = planned_by(request, pk)
    try:
        toast(request, do(visit))
    except Refused as error:
        refused(request, error)
    return redirect("visitors:visit_vip", pk)


@gate(Can.USE_OFFICE)
@once
def visit_vip(request: Request, pk: int) -> HttpResponse:
    """Make a visit a VIP reception, or write its plan anew."""
    visit = planned_by(request, pk)
    if request.method != "POST":
        return show(request, visit)
    form = plan_form(visit, request.POST)
    if form.is_valid():
        try:
            vip.plan(visit, **form.given(), by=request.user, now=timezone.now())
            toast(request, _("Saved. Nobody but those named knows of this visit."))
            return redirect("visitors:visit_vip", pk)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, visit, status=422, form=form)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_vip_name(request: Request, pk: int) -> HttpResponse:
    visit, form = planned_by(request, pk), VipNameForm(request.POST)
    if form.is_valid():
        try:
            vip.name(visit, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("%(name)s may know of it now and has been told.") % {"name": form.cleaned_data["person"]})
            return redirect("visitors:visit_vip", pk)
        except Refused as error:
            refuse(form, error, {"gone": "person"})
    return show(request, visit, status=422, name_form=form)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_vip_unname(request: Request, pk: int) -> HttpResponse:
    def unname(visit: Visit) -> str:
        person = one_of(Person.objects.all(), request.POST.get("person", ""))
        vip.unname(visit, person=person, by=request.user, now=timezone.now())
        return _("%(name)s is no longer named.") % {"name": person}

    return act(request, pk, unname)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_vip_item(request: Request, pk: int) -> HttpResponse:
    visit = planned_by(request, pk)
    form = item_form(visit, request.POST)
    if form.is_valid():
        try:
            item = vip.add_item(visit, **form.given(), by=request.user, now=timezone.now())
            toast(request, _("%(what)s: %(name)s has a to-do.") % {"what": item.what, "name": item.holder})
            return redirect("visitors:visit_vip", pk)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, visit, status=422, item_form=form)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_vip_drop(request: Request, pk: int) -> HttpResponse:
    def drop(visit: Visit) -> str:
        item = one_of(VipItem.objects.filter(visit=visit), request.POST.get("item", ""))
        vip.drop_item(visit, item=item, by=request.user, now=timezone.now())
        return _("Dropped: %(what)s") % {"what": item.what}

    return act(request, pk, drop)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_vip_agree(request: Request, pk: int) -> HttpResponse:
    def agree(visit: Visit) -> str:
        vip.agree(visit, by=request.user, now=timezone.now())
        return _("The schedule is agreed.")

    return act(request, pk, agree)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_vip_take_back(request: Request, pk: int) -> HttpResponse:
    """It was made a VIP reception by mistake."""
    visit = planned_by(request, pk)
    try:
        vip.take_back(visit, by=request.user, now=timezone.now())
        toast(request, _("No VIP reception any more. Everybody sees this visit as before."))
    except Refused as error:
        refused(request, error)
    return redirect(visit)


def one_of(rows: QuerySet[Row], given: str) -> Row:
    """The record whose id a button of ours gave; refused when there is none."""
    found = rows.filter(pk=int(given)).first() if given.isascii() and given.isdigit() and len(given) < 18 else None
    if found is None:
        raise Refused(_("This is not there any more."), "gone")
    return found
