"""Requisitions: the list, one of them, deciding, withdrawing, giving up the rest."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.people.standing_in import covered_by
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.todos.models import Todo
from frontdesk.web.forms import refuse as refuse_form
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.pages import Ask, Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies import showing
from supplies.actions import requisitions
from supplies.forms.requisitions import REFUSALS, ApproveForm, RefuseForm
from supplies.models import Handout, Requisition
from supplies.notices import things
from supplies.promises.requisition_approved import RequisitionApproved


def to_decide(rows: Any, ask: Ask) -> Any:
    """Those whose to-do this person holds, or acts for its holder."""
    open_ones = Todo.objects.open().filter(promise=RequisitionApproved.name, subject_type=Requisition._meta.label_lower)
    mine = open_ones.held_by(ask.person, covering=covered_by(ask.person, timezone.localdate(ask.now)))
    return rows.filter(pk__in=mine.values("subject_id"))


def in_words(requisition: Requisition) -> str:
    return things((line.item, line.asked) for line in requisition.lines.all())


REQUISITIONS = Listing(
    columns=(
        Column("asked", gettext_lazy("Asked"), sort="created_at", text=lambda row: row.created_at, width=18),
        Column("number", gettext_lazy("Number"), sort="number", text=lambda row: row.number, width=20),
        Column("asker", gettext_lazy("Asker"), sort="asker__name_key", text=lambda row: row.asker, width=20),
        Column("department", gettext_lazy("Department"), text=lambda row: row.department, width=20, only_export=True),
        Column("things", pgettext_lazy("supplies", "Things"), text=in_words, width=60),
        Column("purpose", gettext_lazy("Purpose"), text=lambda row: row.purpose, width=32, only_export=True),
        Column("state", gettext_lazy("State"), text=lambda row: showing.light(row, row.lines.all()).words),
    ),
    choices=(
        Choice(
            "whose",
            (
                ("mine", gettext_lazy("mine"), lambda rows, ask: rows.filter(asker=ask.person)),
                ("to_decide", gettext_lazy("to approve"), to_decide),
            ),
        ),
        Choice(
            "state",
            (
                ("waiting", gettext_lazy("waits for approval"), lambda rows, ask: rows.awaiting_head()),
                ("ready", gettext_lazy("ready to be fetched"), lambda rows, ask: rows.ready()),
                ("missing", gettext_lazy("goods are missing"), lambda rows, ask: rows.waiting_for_goods()),
                ("done", pgettext_lazy("requisition", "done"), lambda rows, ask: rows.filter(done_at__isnull=False)),
                ("ended", gettext_lazy("refused or withdrawn"), lambda rows, ask: rows.ended()),
            ),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="-asked",
    shown=lambda rows: rows.select_related("asker", "department").prefetch_related("lines__item"),
)


@gate(Can.USE_OFFICE)
def requisition_list(request: Request) -> HttpResponse:
    page = REQUISITIONS.page(request, Requisition.objects.visible_to(request.user), now=timezone.now())
    rows = [(row, in_words(row), showing.light(row, row.lines.all())) for row in page.on_page]
    return render(request, "supplies/requisition_list.html", {"list": page, "rows": rows})


@gate(Can.USE_OFFICE)
def requisition_export(request: Request) -> HttpResponse:
    rows = Requisition.objects.visible_to(request.user)
    return REQUISITIONS.page(request, rows, now=timezone.now()).xlsx(_("Requisitions"))


def one(request: Request, pk: int) -> Requisition:
    rows = Requisition.objects.visible_to(request.user)
    people = ("asker__department", "created_by", "approved_by", "refused_by")
    return get_object_or_404(rows.select_related(*people, "department", "store__place__floor"), pk=pk)


def mine(request: Request, pk: int) -> Requisition:
    """One's own, or any for who runs the store. Refused to whoever may only see it."""
    requisition = one(request, pk)
    is_mine = request.user.pk in (requisition.asker_id, requisition.created_by_id)
    refuse_unless(is_mine or request.user.can(Can.RUN_SUPPLIES), _("Only who asked for it does this."), "not-mine")
    return requisition


@gate(Can.USE_OFFICE)
def requisition_detail(request: Request, pk: int) -> HttpResponse:
    return show(request, one(request, pk))


def show(request: Request, requisition: Requisition, *, status: int = 200, **forms: Any) -> HttpResponse:
    """One requisition with its steps, its lines and what this person may do."""
    lines = list(requisition.lines.select_related("item", "instead_of").prefetch_related("loans__lender"))
    handouts = list(Handout.objects.filter(issues__line__requisition=requisition).select_related("taker").distinct().order_by("issued_at"))
    is_mine = request.user.pk in (requisition.asker_id, requisition.created_by_id)
    keeps = request.user.can(Can.RUN_SUPPLIES)
    context = {
        "requisition": requisition,
        "light": showing.light(requisition, lines),
        "steps": showing.steps(requisition, lines, handouts),
        **{"handouts": handouts, "refuse_form": RefuseForm()},
        "may_decide": requisitions.may_decide(requisition, request.user, now=timezone.now()),
        "may_end": requisition.is_running and (is_mine or keeps),
        "may_withdraw": not any(line.issued for line in lines),
        "is_ready": keeps and requisition.is_running and any(line.reserved for line in lines),
        "form": ApproveForm(requisition, lines),
        **forms,
    }
    rows = [(line, context["form"].of(line)) for line in lines]
    return render(request, "supplies/requisition_detail.html", {**context, "rows": rows}, status=status)


@gate(Can.USE_OFFICE)
@require_POST
@once
def requisition_approve(request: Request, pk: int) -> HttpResponse:
    """All or so many of each line."""
    requisition, now = one(request, pk), timezone.now()
    form = ApproveForm(requisition, list(requisition.lines.select_related("item")), request.POST)
    try:
        may_decide(request, requisition)
        if form.is_valid():
            words = form.cleaned_data["words"]
            requisitions.approve(requisition, by=request.user, now=now, quantities=form.quantities, words=words)
            toast(request, _("Agreed. %(asker)s is told.") % {"asker": requisition.asker})
            return redirect(requisition)
    except Refused as error:
        refused(request, error)
        return redirect(requisition)
    return show(request, requisition, status=422, form=form)


def may_decide(request: Request, requisition: Requisition) -> None:
    allowed = requisitions.may_decide(requisition, request.user, now=timezone.now())
    refuse_unless(allowed, _("It is not for you to decide, or it has been decided already."), "not-asked")


@gate(Can.USE_OFFICE)
@require_POST
@once
def requisition_refuse(request: Request, pk: int) -> HttpResponse:
    requisition = one(request, pk)
    form = RefuseForm(request.POST)
    try:
        may_decide(request, requisition)
        if form.is_valid():
            requisitions.refuse(requisition, by=request.user, now=timezone.now(), **form.cleaned_data)
            toast(request, _("Refused. %(asker)s is told why.") % {"asker": requisition.asker})
            return redirect(requisition)
    except Refused as error:
        if error.code not in REFUSALS:
            refused(request, error)
            return redirect(requisition)
        refuse_form(form, error, REFUSALS)
    return show(request, requisition, status=422, refuse_form=form)


@gate(Can.USE_OFFICE)
@require_POST
@once
def requisition_withdraw(request: Request, pk: int) -> HttpResponse:
    try:
        requisitions.withdraw(mine(request, pk), by=request.user, now=timezone.now())
        toast(request, _("Withdrawn."))
    except Refused as error:
        refused(request, error)
    return redirect("supplies:requisition_detail", pk)


@gate(Can.USE_OFFICE)
@require_POST
@once
def requisition_give_up(request: Request, pk: int) -> HttpResponse:
    """The rest of all lines, or of the one that the form names."""
    try:
        requisition = mine(request, pk)
        named = request.POST.get("line")
        line = requisition.lines.filter(pk=id_in(named)).first() if named else None
        refuse_unless(line is not None or not named, _("This line belongs to another requisition."), "foreign")
        requisitions.give_up(requisition, by=request.user, now=timezone.now(), line=line)
        toast(request, _("The rest is given up."))
    except Refused as error:
        refused(request, error)
    return redirect("supplies:requisition_detail", pk)
