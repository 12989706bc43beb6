"""Contractors: the list, adding and changing one."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.keeping import closed_when_asked, saved, told
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing, ListPage
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from repairs.actions import contractor_list as contractors
from repairs.forms.contractors import REFUSALS, ContractorForm
from repairs.models import Contractor

CONTRACTORS = Listing(
    columns=(
        Column("name", gettext_lazy("Contractor"), sort="position", text=str, width=28),
        Column(
            "repairs",
            pgettext_lazy("skills", "Repairs"),
            text=lambda row: _(", ").join(str(each) for each in row.categories.all()),
            width=32,
        ),
        Column("contact", gettext_lazy("Contact"), sort="contact", text=lambda row: row.contact),
        Column("phone", gettext_lazy("Phone"), text=lambda row: row.phone, only_export=True),
        Column("email", gettext_lazy("E-mail"), text=lambda row: row.email, width=28, only_export=True),
        Column("out", gettext_lazy("In their hands"), sort="many", text=lambda row: row.many),
        Column("state", gettext_lazy("State")),
    ),
    choices=(
        Choice(
            "state",
            (
                ("building", gettext_lazy("the building's management"), lambda rows, ask: rows.filter(is_building_management=True)),
                ("closed", pgettext_lazy("contractor", "closed"), lambda rows, ask: rows.filter(closed_at__isnull=False)),
            ),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="name",
    shown=lambda rows: rows.prefetch_related("categories"),
)
OUT = Count("hand_offs", filter=Q(hand_offs__came_back_at__isnull=True), distinct=True)


def page_of(request: Request) -> ListPage:
    rows = closed_when_asked(request, Contractor.objects.visible_to(request.user).annotate(many=OUT))
    return CONTRACTORS.page(request, rows, now=timezone.now())


@gate(Can.KEEP_REPAIRS)
def contractor_list(request: Request) -> HttpResponse:
    return render(request, "repairs/contractor_list.html", {"list": page_of(request)})


@gate(Can.KEEP_REPAIRS)
def contractor_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Contractors"))


@gate(Can.KEEP_REPAIRS)
@once
def contractor_new(request: Request) -> HttpResponse:
    form = ContractorForm(request.POST or None)

    def do() -> Contractor:
        return contractors.add(form.values, categories=form.ticked, by=request.user, now=timezone.now())

    made, form = saved(request, form, REFUSALS, do)
    if made:
        toast(request, _("Tickets can be handed to %(name)s now.") % {"name": made})
        return redirect("repairs:contractor_list")
    return edit_page(request, form)


@gate(Can.KEEP_REPAIRS)
@once
def contractor_edit(request: Request, pk: int) -> HttpResponse:
    contractor, now = get_object_or_404(Contractor.objects.visible_to(request.user), pk=pk), timezone.now()
    form = ContractorForm(request.POST or None, record=contractor)

    def do() -> Contractor:
        seen = form.before_their_eyes()
        return contractors.change(contractor, values=form.values, categories=form.ticked, seen=seen, by=request.user, now=now)

    made, shown = saved(request, form, REFUSALS, do)
    if made:
        toast(request, _("Saved."))
        return redirect("repairs:contractor_list")
    return edit_page(request, shown, contractor)


def edit_page(request: Request, form: Any, contractor: Contractor | None = None) -> HttpResponse:
    context = {"form": form, "contractor": contractor}
    return render(request, "repairs/contractor_edit.html", context, status=422 if form.errors else 200)


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def contractor_close(request: Request, pk: int) -> HttpResponse:
    contractor = get_object_or_404(Contractor.objects.visible_to(request.user), pk=pk)
    words = _("%(name)s is closed: no ticket goes there any more.") % {"name": contractor}
    told(request, lambda: contractors.close(contractor, by=request.user, now=timezone.now()), words)
    return redirect("repairs:contractor_list")


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def contractor_reopen(request: Request, pk: int) -> HttpResponse:
    contractor = get_object_or_404(Contractor.objects.visible_to(request.user), pk=pk)
    words = _("Tickets can be handed to %(name)s again.") % {"name": contractor}
    told(request, lambda: contractors.reopen(contractor, by=request.user, now=timezone.now()), words)
    return redirect("repairs:contractor_list")
