"""需求表: the departments' forms, filled in, handed in, approved or given back, printed."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import back
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import demand, special_needs
from supplies.forms.demand import AssessForm, DemandSheet, GiveBackForm
from supplies.models import DemandForm, DemandLine, DemandRound

FORMS = Listing(
    columns=(
        Column("month", pgettext_lazy("demand form", "Month"), sort="round__month"),
        Column("department", gettext_lazy("Department"), sort="department__name"),
        Column("handed_in", pgettext_lazy("demand form", "Handed in"), sort="handed_in_at"),
        Column("state", gettext_lazy("State")),
    ),
    choices=(
        Choice(
            "state",
            (
                ("draft", pgettext_lazy("demand form", "not handed in"), lambda rows, ask: rows.missing()),
                ("waiting", pgettext_lazy("demand form", "waits for approval"), lambda rows, ask: rows.unapproved()),
                ("approved", pgettext_lazy("demand form", "approved"), lambda rows, ask: rows.approved()),
            ),
        ),
    ),
    search=lambda rows, words: rows.filter(department__name__icontains=words),
    sort="-month",
    shown=lambda rows: rows.full(),
)
ROUNDS = Listing(
    columns=(
        Column("month", pgettext_lazy("demand form", "Month"), sort="month"),
        Column("opened", pgettext_lazy("demand round", "Opened"), sort="opened_at"),
        Column("closes", pgettext_lazy("demand round", "Closes"), sort="closes_at"),
        Column("forms", gettext_lazy("Forms")),
        Column("state", gettext_lazy("State"), sort="closed_at"),
    ),
    sort="-month",
    shown=lambda rows: rows.counted().select_related("plan"),
)


@gate(Can.USE_OFFICE)
def demand_list(request: Request) -> HttpResponse:
    """One's own forms; who buys sees the rounds as a whole."""
    now, buys = timezone.now(), request.user.can(Can.BUY_SUPPLIES)
    mine = DemandForm.objects.of_department(request.user).full().order_by("-round__month", "department")
    rows = DemandRound.objects.visible_to(request.user) if buys else DemandForm.objects.visible_to(request.user)
    page = (ROUNDS if buys else FORMS).page(request, rows, now=now)
    return render(request, "supplies/demand_list.html", {"list": page, "mine": list(mine.current()[:6]), "buys": buys, "now": now})


def one(request: Request, pk: int) -> DemandForm:
    return get_object_or_404(DemandForm.objects.visible_to(request.user).full(), pk=pk)


@gate(Can.USE_OFFICE)
@once
def demand_detail(request: Request, pk: int) -> HttpResponse:
    """The sheet; saving it goes on to a search for one more item when that was asked for (`?q=`)."""
    form, now = one(request, pk), timezone.now()
    if request.method != "POST":
        return sheet_page(request, form, DemandSheet(form, words=request.GET.get("q", "")), now=now)
    sheet = DemandSheet(form, request.POST)
    if not sheet.is_valid():
        return sheet_page(request, form, sheet, now=now)
    try:
        demand.save(form, sheet.wanted(), by=request.user, now=now)
    except Refused as error:
        refused(request, error)
        return redirect(form)
    words = request.POST.get("q", "").strip()
    if not words:
        toast(request, _("Saved. It is not handed in yet."))
    return redirect(f"{form.get_absolute_url()}?{urlencode({'q': words})}#found" if words else form)


def sheet_page(request: Request, form: DemandForm, sheet: DemandSheet, *, now: datetime) -> HttpResponse:
    """As a sheet for who may fill it in while it is not handed in, else as a table."""
    today = timezone.localdate(now)
    may_fill = demand.may_fill(form, request.user, today)
    is_sheet = may_fill and form.state == "draft"
    lines = [] if is_sheet else list(form.lines.full())
    context = {
        "form": form,
        "sheet": sheet if is_sheet else None,
        "items": [line for line in lines if line.item_id],
        "special": [line for line in lines if line.item_id is None],
        "may_take_back": may_fill and form.state != "draft" and form.round.is_running_at(now),
        "may_decide": form.state == "waiting" and demand.is_head(form, request.user, today),
        "may_assess": form.state != "draft" and request.user.can(Can.BUY_SUPPLIES),
        "give_back": GiveBackForm(),
        "now": now,
    }
    has_errors = sheet.data is not None and not sheet.is_valid()
    return render(request, "supplies/demand_detail.html", context, status=422 if has_errors else 200)


@gate(Can.USE_OFFICE)
@require_POST
@once
def demand_hand_in(request: Request, pk: int) -> HttpResponse:
    form, now = one(request, pk), timezone.now()
    sheet = DemandSheet(form, request.POST)
    if not sheet.is_valid():
        return sheet_page(request, form, sheet, now=now)
    try:
        held = demand.hand_in(form, lines=sheet.wanted(), by=request.user, now=now)
        toast(request, _("Handed in and approved") if held.approved_at else _("Handed in. The head approves it."))
    except Refused as error:
        refused(request, error)
    return redirect(form)


@gate(Can.USE_OFFICE)
@require_POST
@once
def demand_take_back(request: Request, pk: int) -> HttpResponse:
    form = one(request, pk)
    try:
        demand.take_back(form, by=request.user, now=timezone.now())
        toast(request, _("Taken back. It is not handed in any more."))
    except Refused as error:
        refused(request, error)
    return redirect(form)


@gate(Can.USE_OFFICE)
@require_POST
@once
def demand_approve(request: Request, pk: int) -> HttpResponse:
    form = one(request, pk)
    try:
        demand.approve(form, by=request.user, now=timezone.now())
        toast(request, _("Approved"))
    except Refused as error:
        refused(request, error)
    return redirect(form)


@gate(Can.USE_OFFICE)
@require_POST
@once
def demand_give_back(request: Request, pk: int) -> HttpResponse:
    form, given = one(request, pk), GiveBackForm(request.POST)
    given.is_valid()
    try:
        demand.give_back(form, words=given.cleaned_data.get("words", ""), by=request.user, now=timezone.now())
        toast(request, _("Given back. Whoever handed it in is told."))
    except Refused as error:
        refused(request, error)
    return redirect(form)


@gate(Can.USE_OFFICE)
def demand_print(request: Request, pk: int) -> HttpResponse:
    """办公用品需求表 on paper."""
    form = one(request, pk)
    lines = list(form.lines.full())
    context = {"form": form, "lines": [line for line in lines if line.item_id], "months": form.round.months_before}
    return render(request, "supplies/demand_print.html", {**context, "special": [line for line in lines if line.item_id is None]})


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def special_assess(request: Request, pk: int) -> HttpResponse:
    line, given = get_object_or_404(DemandLine.objects.special().select_related("form"), pk=pk), AssessForm(request.POST)
    is_agreed = request.POST.get("answer") == "agreed"
    given.is_valid()
    try:
        special_needs.assess(line, is_agreed=is_agreed, words=given.cleaned_data.get("words", ""), by=request.user, now=timezone.now())
        toast(request, _("Assessed: agreed") if is_agreed else _("Assessed: not agreed"))
    except Refused as error:
        refused(request, error)
    return back(request, line.form.get_absolute_url())
