"""检查清单: the list, a new one, one with its items and its next rounds; items added, changed and closed."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
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
from frontdesk.workdays.load import calendar
from repairs.actions import checklists
from repairs.finding.round_times import due_in
from repairs.forms.checklists import REFUSALS, ChecklistForm, ItemForm
from repairs.models import Checklist, ChecklistItem, Repeat

AHEAD = timedelta(days=62)  # a monthly one has its next round within
NEXT = 3


@gate(Can.KEEP_REPAIRS)
def checklist_list(request: Request) -> HttpResponse:
    """Those in use in their order, closed ones folded away."""
    asked = Count("items", filter=Q(items__closed_at__isnull=True))
    rows = list(Checklist.objects.with_all().annotate(many=asked).in_order())
    context = {"checklists": [each for each in rows if not each.closed_at], "closed": [each for each in rows if each.closed_at]}
    return render(request, "repairs/checklist_list.html", context)


@gate(Can.KEEP_REPAIRS)
def checklist_detail(request: Request, pk: int) -> HttpResponse:
    checklist = get_object_or_404(Checklist.objects.with_all(), pk=pk)
    items = list(checklist.items.select_related("place__floor").in_order())
    is_running = not checklist.closed_at and checklist.repeat != Repeat.CALLED
    now = timezone.now()
    context = {
        **{"checklist": checklist, "items": [each for each in items if not each.closed_at]},
        "closed": [each for each in items if each.closed_at],
        "coming": due_in(checklist, calendar(), now, now + AHEAD)[:NEXT] if is_running else [],
    }
    return render(request, "repairs/checklist_detail.html", context)


@gate(Can.KEEP_REPAIRS)
@once
def checklist_new(request: Request) -> HttpResponse:
    form = ChecklistForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = checklists.add(values=form.values, times=form.due_times, by=request.user, now=timezone.now())
            toast(request, _("Now say what is looked at on “%(name)s”.") % {"name": made})
            return redirect("repairs:checklist_detail", made.pk)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return edit_page(request, form)


@gate(Can.KEEP_REPAIRS)
@once
def checklist_edit(request: Request, pk: int) -> HttpResponse:
    checklist = get_object_or_404(Checklist.objects.with_all(), pk=pk)
    form = ChecklistForm(request.POST or None, record=checklist)
    if request.method == "POST" and form.is_valid():
        wanted: dict[str, Any] = {"values": form.values, "times": form.due_times, "seen": form.before_their_eyes()}
        try:
            checklists.change(checklist, **wanted, by=request.user, now=timezone.now())
            toast(request, _("Saved."))
            return redirect("repairs:checklist_detail", pk)
        except Changed as error:
            form = form.anew(error)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return edit_page(request, form, checklist)


def edit_page(request: Request, form: ChecklistForm, checklist: Checklist | None = None) -> HttpResponse:
    context = {"form": form, "checklist": checklist}
    return render(request, "repairs/checklist_edit.html", context, status=422 if form.errors else 200)


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def checklist_close(request: Request, pk: int) -> HttpResponse:
    checklist = get_object_or_404(Checklist, pk=pk)
    checklists.close(checklist, by=request.user, now=timezone.now())
    toast(request, _("“%(name)s” is closed: no round of it opens any more.") % {"name": checklist})
    return redirect("repairs:checklist_list")


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def checklist_reopen(request: Request, pk: int) -> HttpResponse:
    return reopened(request, get_object_or_404(Checklist, pk=pk), pk)


@gate(Can.KEEP_REPAIRS)
@once
def checklist_item_new(request: Request, pk: int) -> HttpResponse:
    checklist, form = get_object_or_404(Checklist, pk=pk), ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            checklists.add_item(checklist, values=form.values, by=request.user, now=timezone.now())
            return redirect("repairs:checklist_detail", pk)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return item_page(request, form, checklist)


@gate(Can.KEEP_REPAIRS)
@once
def checklist_item_edit(request: Request, pk: int) -> HttpResponse:
    item = get_object_or_404(ChecklistItem.objects.select_related("checklist"), pk=pk)
    form = ItemForm(request.POST or None, record=item)
    if request.method == "POST" and form.is_valid():
        try:
            checklists.change_item(item, values=form.values, seen=form.before_their_eyes(), by=request.user, now=timezone.now())
            return redirect("repairs:checklist_detail", item.checklist_id)
        except Changed as error:
            form = form.anew(error)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return item_page(request, form, item.checklist, item)


def item_page(request: Request, form: ItemForm, checklist: Checklist, item: ChecklistItem | None = None) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "checklist": checklist, "item": item}
    return render(request, "repairs/checklist_item.html", context, status=422 if form.errors else 200)


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def checklist_item_close(request: Request, pk: int) -> HttpResponse:
    item = get_object_or_404(ChecklistItem, pk=pk)
    checklists.close(item, by=request.user, now=timezone.now())
    toast(request, _("“%(name)s” is not asked any more.") % {"name": item})
    return redirect("repairs:checklist_detail", item.checklist_id)


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def checklist_item_reopen(request: Request, pk: int) -> HttpResponse:
    item = get_object_or_404(ChecklistItem, pk=pk)
    return reopened(request, item, item.checklist_id)


def reopened(request: Request, thing: Checklist | ChecklistItem, pk: int) -> HttpResponse:
    try:
        checklists.reopen(thing, by=request.user, now=timezone.now())
        toast(request, _("“%(name)s” is in use again.") % {"name": thing})
    except Refused as error:
        refused(request, error)
    return redirect("repairs:checklist_detail", pk)
